package country

import (
	"strconv"
	"sync"

	"recount/internal/lexicon"
)

// Region is a line of regions.txt: an area, sea, part of the world or seat of
// government.
type Region struct {
	Kind      string // the section: area, sea, world, seat
	Country   string // ISO 3166-1 alpha-2; empty for none, or for several
	Precision int    // 1 exact to 7 sea, as UCDP GED codes it; 0 for parts of the world
}

// regionsAndSpellings reads regions.txt.
var regionsAndSpellings = sync.OnceValues(func() (map[string]Region, map[string]string) {
	named, spelt := map[string]Region{}, map[string]string{}
	for _, e := range lexicon.MustRead(files, "regions.txt") {
		if e.Section == "spelling" {
			spelt[Key(e.Field(0))] = Key(e.Field(2))
			continue
		}
		precision, err := strconv.Atoi(e.Field(2))
		if err != nil {
			panic(e.Errorf("%q is no precision", e.Field(2)))
		}
		r := Region{Kind: e.Section, Precision: precision}
		if e.Field(1) != "-" {
			r.Country = e.Field(1)
		}
		named[e.Field(0)] = r
	}
	return named, spelt
})

func regions() map[string]Region {
	named, _ := regionsAndSpellings()
	return named
}

// Area returns the area, sea, part of the world or seat of government that
// bears a name.
func Area(name string) (Region, bool) { return get(regions(), name) }

// Spellings maps keys of towns and provinces to the key under which the
// gazetteer has them.
func Spellings() map[string]string {
	_, spelt := regionsAndSpellings()
	return spelt
}
