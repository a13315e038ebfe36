package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// crawl tells what was made.
type crawl struct {
	records, reports int
	size, packed     int64 // bytes
}

// makeCrawl writes WARC files, each record a gzip member of its own, until they
// hold so many bytes.
func makeCrawl(dir string, size int64, files int) (crawl, error) {
	var made crawl
	r := rand.New(rand.NewPCG(1, 2))
	for n := range files {
		if err := made.file(filepath.Join(dir, fmt.Sprintf("crawl-%03d.warc.gz", n)), size*int64(n+1)/int64(files), r); err != nil {
			return made, err
		}
	}
	return made, nil
}

func (c *crawl) file(path string, until int64, r *rand.Rand) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	w := gzip.NewWriter(out)
	for c.size < until {
		c.records++
		text := c.record(r)
		c.size += int64(len(text))
		w.Reset(out)
		if _, err := io.WriteString(w, text); err != nil {
			return errors.Join(err, file.Close())
		}
		if err := w.Close(); err != nil {
			return errors.Join(err, file.Close())
		}
	}
	err = out.Flush()
	if info, wrong := file.Stat(); wrong == nil {
		c.packed += info.Size()
	}
	return errors.Join(err, file.Close())
}

// record is one page: a report in two of five.
func (c *crawl) record(r *rand.Rand) string {
	media := "text/html; charset=utf-8"
	var content string
	switch c.records % 5 {
	case 0, 1:
		c.reports++
		content = page(r, c.records, story(r, c.records))
	case 2:
		content = page(r, c.records, "")
	case 3:
		media, content = "image/jpeg", strings.Repeat("\xff\xd8\x00\x10", 4000+r.IntN(20_000))
	default:
		media, content = "application/javascript", strings.Repeat("var a = function (b) { return b + 1 }\n", 500+r.IntN(500))
	}
	block := "HTTP/1.1 200 OK\r\nContent-Type: " + media + "\r\n\r\n" + content
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/%d\r\nWARC-Date: 2031-05-20T10:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", c.records, len(block), block)
}

// page wraps a story in as much markup as pages have.
func page(r *rand.Rand, n int, story string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=\"en\"><head><title>News %d</title><meta property=\"article:published_time\" content=\"2031-%02d-%02d\"><style>", n, 1+r.IntN(12), 1+r.IntN(28))
	for i := range 200 + r.IntN(200) {
		fmt.Fprintf(&b, ".c%d { margin: %dpx; color: #%06x }\n", i, r.IntN(40), r.IntN(1<<24))
	}
	b.WriteString("</style></head><body><nav><ul>")
	for i := range 100 {
		fmt.Fprintf(&b, "<li class=\"c%d\"><a href=\"/section/%d\">Section %d</a></li>", i, i, i)
	}
	b.WriteString("</ul></nav>" + story + "<footer>")
	for i := range 100 {
		fmt.Fprintf(&b, "<div class=\"teaser c%d\"><a href=\"/%d\">More on %d</a></div>", i, r.IntN(1<<20), i)
	}
	b.WriteString("</footer></body></html>")
	return b.String()
}

var (
	towns  = []string{"Alcora", "Velmora", "Orle", "Tarn", "Cape Doran", "Rivertown", "Sant Ruo", "Brekkel"}
	events = []string{"flood", "fire", "landslide", "storm", "explosion"}
	who    = strings.Fields("rescuers neighbours soldiers teachers drivers fishermen nurses engineers pupils farmers bakers monks clerks sailors guards miners")
	did    = strings.Split("worked through the night|waited in the rain|carried what was left|cleared the road|slept in the school|looked for their dogs|queued for water|mended the bridge|counted boats|rang the bells", "|")
	where  = strings.Split("beside the old mill|near the harbour|below the dam|along the railway|behind the market|in front of the town hall|on the far bank|at the edge of the wood|by the bus station|under the viaduct", "|")
	when   = strings.Split("until morning|for most of the day|while sirens sounded|before the wind turned|as helicopters circled|although nobody had asked them to|because no lorry came|after the power had failed", "|")
)

// sentence is one of thousands without a figure.
func sentence(r *rand.Rand) string {
	pick := func(words []string) string { return words[r.IntN(len(words))] }
	return fmt.Sprintf("The %s and %s %s %s, %s.", pick(who), pick(who), pick(did), pick(where), pick(when))
}

// story is an article of eight to thirty sentences, some of them with figures.
func story(r *rand.Rand, n int) string {
	town, event := towns[r.IntN(len(towns))], events[r.IntN(len(events))]
	var b strings.Builder
	fmt.Fprintf(&b, "<article><h1>%d hurt in %s at %s</h1>", 2+r.IntN(90), event, town)
	for i := range 4 + r.IntN(10) {
		fmt.Fprintf(&b, "<p>%s ", sentence(r))
		switch i % 3 {
		case 0:
			fmt.Fprintf(&b, "At least %d people were killed and %d were hurt by the %s number %d at %s, police said on Monday.</p>", 1+r.IntN(60), 2+r.IntN(90), event, n, town)
		case 1:
			fmt.Fprintf(&b, "About %d houses were destroyed, according to the mayor of %s.</p>", 10*(1+r.IntN(80)), town)
		default:
			b.WriteString("Nobody could say on Tuesday how long that would take.</p>")
		}
	}
	return b.String() + "</article>"
}
