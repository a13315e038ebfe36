package read

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"

	"recount"
)

// register knows the reports of a run by hashes of their ids, in about 50
// bytes a report. Hashes of 64 bits make a false match less likely than one in
// ten million over a million reports.
type register struct {
	reports map[uint64]entry
	inputs  []units // those that entries number
}

// units are the parts of one input.
type units struct {
	name string
	unit unit
}

type entry struct {
	content       uint64
	input, number uint32 // the number of the unit; 0 where the whole input is the report
}

func newRegister() *register {
	return &register{reports: map[uint64]entry{}}
}

// add notes a report. It tells whether the same one was there before; another
// one under its id is a fault.
func (g *register) add(r recount.Report, input string, at spot) (known bool, f *fault) {
	id := hash(r.ID)
	content := hash(r.Text, r.URL, r.Source, r.Published.String())
	first, known := g.reports[id]
	switch {
	case !known:
		g.reports[id] = entry{content, g.number(units{input, at.unit}), uint32(at.number)}
		return false, nil
	case first.content == content:
		return true, nil
	}
	return false, &fault{
		fmt.Sprintf("another report has the id %q, with another text, date or source: %s", r.ID, g.place(first)),
		"keep one of the two, or give them ids of their own",
	}
}

// number returns the number of an input; those of one input come in a row.
func (g *register) number(input units) uint32 {
	if last := len(g.inputs) - 1; last < 0 || g.inputs[last] != input {
		g.inputs = append(g.inputs, input)
	}
	return uint32(len(g.inputs) - 1)
}

func (g *register) place(e entry) string {
	input := g.inputs[e.input]
	at := spot{unit: input.unit, number: int(e.number)}
	if at.unit == unitRecord {
		return fmt.Sprintf("%s, record %d", input.name, at.number)
	}
	return file{input.name}.place(at)
}

func hash(fields ...string) uint64 {
	sum := sha256.Sum256([]byte(strings.Join(fields, "\x00")))
	return binary.BigEndian.Uint64(sum[:8])
}
