package figure

import (
	"strings"
	"sync"

	"recount"
)

// share is the unit of fractions of a whole: a third is 0.3333 of 1.
const share = "1"

// Unit returns the name that claims have for a unit, written so or as news
// writes it: tons are tonnes. A currency is known by its ISO 4217 code, in
// capitals.
func Unit(written string) (name string, ok bool) {
	written = strings.TrimSpace(written)
	if written == share || written == recount.UnitPeople || written == recount.UnitItems {
		return written, true
	}
	if _, ok := words().minor[written]; ok {
		return written, true
	}
	name, ok = unitNames()[strings.ToLower(written)]
	return name, ok
}

// unitNames are the units of units.txt by how they are written, lengths of time
// aside: those are no figures of the ledger.
var unitNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, e := range entries("units") {
		if e.Section == "duration" {
			continue
		}
		for _, written := range e.Fields {
			if written = strings.ToLower(written); names[written] == "" {
				names[written] = e.Fields[0]
			}
		}
	}
	return names
})
