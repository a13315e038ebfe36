package name

import (
	"strings"

	"recount/internal/country"
)

// party is whom a description speaks for: a body of a kind, and whose it is.
type party struct {
	qual  string // whose: code of a country, place or group, in small letters; empty where not told
	kind  string // kind of the body; empty for the whole: a government, a group
	town  string // key of the capital by whose name the country is told
	extra string // what sets this body apart within its kind: "northern command"
	side  string // see [profile.Speaker]
	named bool   // the description names the body itself, not somebody of it
	none  bool   // it is known to speak for no side
}

// body is the key of the body.
func (p party) body() string {
	switch {
	case p.qual == "" || p.kind == "":
		return p.qual + p.kind
	default:
		return p.qual + "-" + p.kind
	}
}

// line is the key of the body as a speaker; empty where the description does
// not name the body itself.
func (p party) line() string {
	switch {
	case !p.named:
		return ""
	case p.extra != "":
		return p.body() + "-" + p.extra
	default:
		return p.body()
	}
}

func (p party) empty() bool { return p.qual == "" && p.kind == "" }

// owner returns whose the body is that the words tell of, by the country, area
// or known body at their beginning, and how many words that takes.
func owner(words []word) (p party, n int) {
	if p, n := knownAt(words); n > 0 {
		return p, n
	}
	const longest = 5 // "Bosnia and Herzegovina's", "Democratic Republic of the Congo"
	for n := min(len(words), longest); n > 0; n-- {
		if ownerAmong(words[:n-1]) {
			continue
		}
		if p, ok := land(forms(words[:n])); ok {
			return p, n
		}
	}
	return party{}, 0
}

// ownerAmong tells whether a word before the last is a possessive: a name ends
// there.
func ownerAmong(words []word) bool {
	for _, w := range words {
		if w.owner || w.comma {
			return true
		}
	}
	return false
}

// land returns the country or area that a name or adjective stands for.
func land(name string) (party, bool) {
	if code, ok := country.Demonym(name); ok {
		return party{qual: strings.ToLower(code), side: code}, true
	}
	if r, ok := country.Area(name); ok && r.Kind == "area" {
		if _, whole := country.Named(name); !whole {
			return party{qual: area(name), side: r.Country}, true
		}
	}
	if bare := strings.TrimSuffix(name, "s"); bare != name { // "Russias", whose apostrophe was lost
		if c, ok := country.Named(bare); ok {
			return party{qual: strings.ToLower(c.Code), side: c.Code}, true
		}
	}
	if code, ok := country.Of(name); ok {
		p := party{qual: strings.ToLower(code), side: code}
		if country.IsCapital(name) {
			p.town = area(name)
		}
		return p, true
	}
	return party{}, false
}

// area is the key of a part of a country: without words like "Strip".
func area(name string) string {
	var kept []string
	for _, w := range withoutArticle(split(name)) {
		if !is("place word", w.key) {
			for part := range strings.SplitSeq(w.key, "-") {
				if !is("article", part) {
					kept = append(kept, fold(part))
				}
			}
		}
	}
	return strings.Join(kept, "")
}
