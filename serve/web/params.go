package web

import (
	"maps"
	"slices"
	"strings"

	"recount/serve/web/picture"
)

// takes are the names in the query of each page, beside those that all pages take.
func takes() map[string]string {
	return map[string]string{
		"GET /{$}":            "q measure place claimant line kind counts since until conflicts several episode followed sort after",
		"GET /questions/{id}": "after",
		"GET /reports":        "q source since until after",
		"GET /reports/{id}":   "version claim field",
		"GET /claimant":       "line question after",
		"GET /review":         "q measure place claimant line kind relayed-by question all after",
		"GET /add/{job}":      "form",
	}
}

// everywhere is what all pages take: a day, and the review that led there.
const everywhere = "known-on kept"

// readNames leaves in the query what the page takes, and keeps the names of what
// it does not, to be told: addresses are written by hand, and what is left out
// without a word would be taken for an answer. Names as the HTTP interface has
// them, known_on and relayed_by, are taken as the desk's own; a name in both forms
// counts in the desk's.
func (a *ask) readNames() {
	known := strings.Fields(takes()[a.r.Pattern] + " " + everywhere)
	for _, name := range slices.Sorted(maps.Keys(a.query)) {
		if slices.Contains(known, name) {
			continue
		}
		own := strings.ReplaceAll(name, "_", "-")
		switch {
		case !slices.Contains(known, own):
			a.base.Unknown = append(a.base.Unknown, name)
		case !a.query.Has(own):
			a.query[own] = a.query[name]
		}
		delete(a.query, name)
	}
}

// NotTaken names what of the query the page does not take, the first few.
func (b *base) NotTaken() string {
	const told, long = 5, 40
	var names []string
	for i, name := range b.Unknown {
		if i == told {
			return strings.Join(names, ", ") + " and others"
		}
		names = append(names, "“"+picture.Short(strings.ToValidUTF8(name, "\uFFFD"), long)+"”")
	}
	return strings.Join(names, ", ")
}
