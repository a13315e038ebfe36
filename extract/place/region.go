package place

import (
	"strconv"
	"sync"

	"recount/internal/lexicon"
)

// region is a line of regions.txt: an area, sea, part of the world or seat of
// government.
type region struct {
	kind      string // the section
	country   string // empty for none, or for several
	precision int
}

// regionsAndSpellings reads regions.txt.
var regionsAndSpellings = sync.OnceValues(func() (map[string]region, map[string]string) {
	named, spelt := map[string]region{}, map[string]string{}
	for _, e := range lexicon.MustRead(files, "regions.txt") {
		if e.Section == "spelling" {
			spelt[Key(e.Field(0))] = Key(e.Field(2))
			continue
		}
		precision, err := strconv.Atoi(e.Field(2))
		if err != nil {
			panic(e.Errorf("%q is no precision", e.Field(2)))
		}
		r := region{kind: e.Section, precision: precision}
		if e.Field(1) != "-" {
			r.country = e.Field(1)
		}
		named[e.Field(0)] = r
	}
	return named, spelt
})

func regions() map[string]region {
	named, _ := regionsAndSpellings()
	return named
}

func otherSpellings() map[string]string {
	_, spelt := regionsAndSpellings()
	return spelt
}
