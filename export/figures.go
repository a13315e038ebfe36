package export

import (
	"cmp"
	"io"
	"math"
	"strconv"
	"strings"

	"recount"
	"recount/extract"
)

// Figures prints expressions of number and time for people: a heading for each
// report, and a row for each expression, with the reason where the ledger does
// not count it.
func Figures(w io.Writer, look Look) Printer[extract.Expression] {
	look.Width = max(look.Width, narrowest)
	return func(report recount.Report, expressions []extract.Expression) error {
		page := page{look: look}
		page.heading(report)
		rows := make([][]lines, len(expressions))
		for i := range expressions {
			rows[i] = expressionCells(&expressions[i])
		}
		page.table([]string{"EXPRESSION", "KIND", "VALUE", "DAYS", "IN THE LEDGER"}, rows)
		_, err := io.WriteString(w, page.String())
		return err
	}
}

func expressionCells(e *extract.Expression) []lines {
	ledger := line{"yes", plain}
	if !e.Ledger {
		ledger = line{cmp.Or(clean(string(e.Reason)), "no"), faint}
	}
	return []lines{
		{{clean(e.Text), strong}},
		{{e.Kind, plain}},
		{{amount(e), plain}},
		{{daysBetween(e.From, e.To), plain}},
		{ledger},
	}
}

// amount writes the value with its bound and unit: "more than 1,000 people".
func amount(e *extract.Expression) string {
	if e.Value == nil {
		return ""
	}
	value := grouped(*e.Value)
	if e.Value2 != nil {
		value += " to " + grouped(*e.Value2)
	}
	bound := strings.ReplaceAll(string(e.Bound), "_", " ")
	if bound == string(recount.Exact) || bound == string(recount.Range) {
		bound = ""
	}
	return joined(" ", bound, value, string(e.Unit))
}

// grouped writes a number with commas between thousands.
func grouped(v float64) string { return recount.Grouped(rounded(v)) }

// rounded writes a number with four digits behind the point or, below one, four
// that count: a third is 0.3333. Programs get it whole.
func rounded(v float64) string {
	before := int(max(0, math.Floor(math.Log10(math.Abs(v)))+1))
	short := strconv.FormatFloat(v, 'e', 3+before, 64)
	if near, err := strconv.ParseFloat(short, 64); err == nil {
		v = near
	}
	return number(v)
}
