package place

import (
	_ "embed"
	"strconv"
	"strings"

	"recount/internal/country"
)

// gazetteer is kept as it was built, one record a line in the order of keys,
// and searched in place: nothing has to be unpacked or indexed first.
//
//go:embed gazetteer.tsv
var gazetteer string

// record is a town or first-order division that bears a name.
type record struct {
	country   string // ISO 3166-1 alpha-2
	province  string // GeoNames code of the first-order division
	geoNames  int    // 0 for a division
	thousands int    // people, in thousands; 0 for a division
}

func (r record) isProvince() bool { return r.geoNames == 0 }

// lookUp returns the records that bear a name, towns and divisions alike.
func lookUp(name string) []record {
	key := country.Key(name)
	if spelt, ok := country.Spellings()[key]; ok {
		key = spelt
	}
	if key == "" || strings.ContainsAny(key, "\t\n") {
		return nil
	}
	var found []record
	for rest := gazetteer[search(key+"\t"):]; strings.HasPrefix(rest, key+"\t"); {
		line, after, _ := strings.Cut(rest, "\n")
		found = append(found, parseRecord(line))
		rest = after
	}
	return found
}

// search returns the offset of the first line that is not below key.
func search(key string) int {
	low, high := 0, len(gazetteer)
	for low < high {
		start := lineStart((low + high) / 2)
		end := start + strings.IndexByte(gazetteer[start:], '\n') + 1
		if gazetteer[start] == '#' || gazetteer[start:end] < key {
			low = end
		} else {
			high = start
		}
	}
	return low
}

func lineStart(at int) int {
	return strings.LastIndexByte(gazetteer[:at], '\n') + 1
}

func parseRecord(line string) record {
	fields := strings.Split(line, "\t")
	id, _ := strconv.Atoi(fields[3])
	thousands, _ := strconv.Atoi(fields[4])
	return record{fields[1], fields[2], id, thousands}
}
