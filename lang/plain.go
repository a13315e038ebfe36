package lang

import (
	"strings"

	"recount/lang/token"
)

var plain = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "‚", "'", "–", "-", "—", "-", "‑", "-", "…", "...")

// Plain returns a form in lower case with typographic quotation marks, dashes
// and ellipses made plain, as lexicons write it, garbled ones too.
func Plain(form string) string {
	for i := range len(form) {
		if form[i] >= 0x80 {
			return plain.Replace(strings.ToLower(token.Mend(form)))
		}
	}
	return strings.ToLower(form)
}
