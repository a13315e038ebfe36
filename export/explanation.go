package export

import (
	"fmt"
	"io"
	"strconv"

	"recount/extract"
)

// Explanation prints how a sentence was read: its tokens with tags, types and
// tree, then every decision, then the claims that came of it.
func Explanation(w io.Writer, look Look, explained extract.Explanation) error {
	look.Width = max(look.Width, narrowest)
	page := page{look: look}
	page.title("Tokens")
	page.table([]string{"", "FORM", "LEMMA", "TAGS", "TYPE", "RELATION", "SURE"}, tokenRows(explained.Tokens))
	page.title("Decisions")
	page.table([]string{"STAGE", "RULE", "WORDS", "MADE"}, decisionRows(explained.Decisions))
	page.title("Claims")
	page.claims(explained.Claims)
	_, err := io.WriteString(w, page.String())
	return err
}

// tokenRows numbers tokens from 1; the root hangs on 0.
func tokenRows(tokens []extract.ExplainedToken) [][]lines {
	rows := make([][]lines, len(tokens))
	for i, t := range tokens {
		relation, sure := "", ""
		if t.Relation != "" {
			relation = fmt.Sprintf("%s of %d", t.Relation, t.Head+1)
			sure = strconv.FormatFloat(t.Confidence, 'f', 2, 64)
		}
		rows[i] = []lines{
			{{strconv.Itoa(i + 1), faint}},
			{{clean(t.Form), strong}},
			{{clean(t.Lemma), plain}},
			{{joined(" ", t.UPOS, t.XPOS), plain}},
			{{t.Type, plain}},
			{{relation, plain}},
			{{sure, faint}},
		}
	}
	return rows
}

func decisionRows(decisions []extract.Decision) [][]lines {
	rows := make([][]lines, len(decisions))
	for i, d := range decisions {
		rows[i] = []lines{
			{{d.Stage, faint}},
			{{d.Rule, plain}},
			{{clean(d.Words), strong}},
			{{clean(d.Made), plain}},
		}
	}
	return rows
}
