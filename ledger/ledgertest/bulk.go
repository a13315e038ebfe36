package ledgertest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"recount"
	"recount/compare"
	"recount/compare/story"
	"recount/ledger"
)

// Bulk makes invented reports in number, for measuring: 5 claims and 8
// statements each, in a text of some 2,500 bytes. Every tenth claim goes to one
// block until it has Hot claims; the others go to blocks of 1 to 20.
type Bulk struct {
	Hot int
	hot int
}

// hotTopic is the topic of the one large block of [Bulk].
const hotTopic = "alcora"

var bulkWords = strings.Fields(`the a of in on at by for with from after before during against between
	officials police army ministry mayor spokesman governor residents witnesses rescuers hospital school bridge river town village
	province border region capital market station road convoy shelling flood quake fire storm strike attack accident explosion
	evacuated destroyed damaged injured killed missing displaced arrested detained deployed delivered promised announced confirmed
	reported denied warned estimated counted overnight morning evening yesterday week month year northern southern eastern western
	several many more least about nearly figures number toll total people soldiers civilians children women houses vehicles tonnes`)

// Entry makes the i-th report.
func (b *Bulk) Entry(i int) ledger.Entry {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	d := draft{
		id: fmt.Sprintf("bulk-%07d", i), source: fmt.Sprintf("Outlet %d", r.IntN(200)), title: strings.Join(pick(r, 9), " "),
		published: recount.NewDay(2020, 1, 1).Add(i % 1500),
	}
	measures := recount.Measures()
	for range 5 {
		place := fmt.Sprintf("Town %d", r.IntN(3000))
		l := line{
			value: float64(r.IntN(5000)), measure: measures[r.IntN(len(measures))], claimant: fmt.Sprintf("Speaker %d", r.IntN(20_000)),
			place: place, block: fmt.Sprintf("block %d", blockNumber(r, i)),
		}
		if b.hot < b.Hot && r.IntN(10) == 0 {
			b.hot++
			l.measure, l.place, l.block = recount.Wounded, "Alcora", hotTopic
			l.claimant = fmt.Sprintf("Speaker %d", r.IntN(300))
		}
		l.words = fmt.Sprintf("%s [%d] people in %s %s, %s said. %s.", strings.Join(pick(r, 6), " "), int(l.value), l.place,
			strings.Join(pick(r, 6), " "), l.claimant, strings.Join(pick(r, 50), " "))
		d.lines = append(d.lines, l)
	}
	entry := d.entry()
	keys := make([]uint64, 32)
	for k := range keys {
		keys[k] = r.Uint64()
	}
	entry.CopyKeys = keys
	for k := range entry.Profiles {
		c, p := &entry.Claims[k], &entry.Profiles[k]
		if before, _, ok := strings.Cut(string(c.Sentence), " said. "); ok {
			c.Sentence, p.Sentence = recount.Words(before+" said."), before+" said."
			from := c.Spans["sentence"][0].Start
			c.Spans["sentence"] = []recount.Span{{Start: from, End: from + len(c.Sentence)}}
		}
		for range 10 {
			p.Words = append(p.Words, story.Term{Word: r.Uint64(), Weight: 0.3})
		}
	}
	entry.Statements = append(entry.Statements, entry.Statements[:3]...)
	return entry
}

// blockNumber spreads claims over blocks, most of them small.
func blockNumber(r *rand.Rand, i int) int {
	near := i / 40
	return near*100 + int(100*r.Float64()*r.Float64())
}

func pick(r *rand.Rand, n int) []string {
	words := make([]string, n)
	for i := range words {
		words[i] = bulkWords[r.IntN(len(bulkWords))]
	}
	return words
}

// Decide stands for the linker in measurements: it joins all claims of a block
// and measure.
func Decide(block ledger.Block) compare.Result { return decide(block) }
