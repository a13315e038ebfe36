package main

import (
	"bufio"
	"crypto/sha1"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"

	"recount/internal/makeledger/world"
)

// crawl is a crawl in the making, and tells what was made.
type crawl struct {
	records, reports int   // reports are those in English that are to be added
	size, packed     int64 // bytes

	r     *rand.Rand
	world *world.World
	next  int  // of the world's reports
	first page // the page that came first of late, to be fetched again
	out   io.Writer
}

// page is what a server answered.
type page struct {
	address, status, media, body string
	again                        bool // found unchanged
}

// averagePage is about how many bytes of a crawl come with one page.
const averagePage = 95_000

// makeCrawl writes WARC files, each record a gzip member of its own, until they
// hold so many bytes. It holds one page at a time.
func makeCrawl(dir string, size int64, files int) (*crawl, error) {
	c := &crawl{r: rand.New(rand.NewPCG(1, 2)), world: world.New(world.Plan{Claims: claimsAReport * int(size/averagePage+50), Seed: 1})}
	for n := range files {
		if err := c.file(filepath.Join(dir, fmt.Sprintf("crawl-%03d.warc.gz", n)), size*int64(n+1)/int64(files)); err != nil {
			return c, err
		}
	}
	return c, nil
}

const claimsAReport = 5 // of package world

func (c *crawl) file(path string, until int64) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	c.out = out
	err = c.record("warcinfo", "", "application/warc-fields", "software: invented\r\nformat: WARC File Format 1.1\r\n")
	for c.size < until && err == nil {
		err = c.fetch()
	}
	err = errors.Join(err, out.Flush())
	if info, wrong := file.Stat(); wrong == nil {
		c.packed += info.Size()
	}
	return errors.Join(err, file.Close())
}

// fetch writes the records of one page that was asked for.
func (c *crawl) fetch() error {
	p := c.page()
	request := "GET / HTTP/1.1\r\nUser-Agent: invented\r\nAccept-Encoding: gzip\r\n\r\n"
	if err := c.record("request", p.address, "application/http; msgtype=request", request); err != nil {
		return err
	}
	kind, block := "response", "HTTP/1.1 "+p.status+"\r\n"
	if p.media != "" {
		block += "Content-Type: " + p.media + "\r\n"
	}
	if p.again {
		kind = "revisit"
	}
	return c.record(kind, p.address, "application/http; msgtype=response", block+"Server: invented\r\n\r\n"+p.body)
}

// record writes one record with the fields that crawlers write.
func (c *crawl) record(kind, address, media, block string) error {
	c.records++
	sum := sha1.Sum([]byte(block))
	var head strings.Builder
	fmt.Fprintf(&head, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: 2024-05-20T10:00:00Z\r\n", kind, c.records)
	if address != "" {
		fmt.Fprintf(&head, "WARC-Target-URI: %s\r\nWARC-IP-Address: 192.0.2.1\r\n", address)
	}
	fmt.Fprintf(&head, "WARC-Block-Digest: sha1:%s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", base32.StdEncoding.EncodeToString(sum[:]), media, len(block))
	text := head.String() + block + "\r\n\r\n"
	c.size += int64(len(text))
	w, err := gzip.NewWriterLevel(c.out, gzip.BestSpeed)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return errors.Join(err, w.Close())
}
