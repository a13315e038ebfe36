package web

import (
	"encoding/json"
	"fmt"
	"html/template"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"recount"
	"recount/export"
	"recount/ledger"
	"recount/serve/web/picture"
)

// functions are what templates can do besides showing fields.
func functions() template.FuncMap {
	return template.FuncMap{
		"stamp":       stamp,
		"report":      reportPath,
		"date":        date,
		"days":        days,
		"count":       recount.Counted,
		"voices":      voices,
		"grouped":     grouped,
		"label":       label,
		"capital":     capital,
		"percent":     func(share float64) string { return strconv.Itoa(int(math.Round(share*100))) + " %" },
		"who":         picture.Who,
		"reserve":     reserve,
		"moment":      func(t time.Time) string { return t.UTC().Format("2 Jan 2006, 15:04 UTC") },
		"short":       short,
		"decided":     decided,
		"acts":        export.Acts,
		"following":   func(act []recount.Review) string { return strings.ReplaceAll(export.Following(act), "_", " ") },
		"measures":    recount.Measures,
		"inSentence":  inSentence,
		"conflicts":   func(s recount.Summary) int { return s.Verdicts[recount.Conflicts] },
		"corrections": correctable,
		"fieldnames":  fieldNames,
		"dict":        dict,
		"told":        func(hint string) string { return inDeskWords(hint).Text },
	}
}

// reportPath is the address of a report, whose id may hold anything.
func reportPath(id string) string { return "/reports/" + url.PathEscape(id) }

// dict makes a map of keys and values, for parts that need several.
func dict(pairs ...any) (map[string]any, error) {
	m := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		key, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("key %v is no word", pairs[i])
		}
		m[key] = pairs[i+1]
	}
	return m, nil
}

// date writes a day for people: 27 Dec 2024.
func date(d recount.Day) string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.Date()
	return fmt.Sprintf("%d %s %d", day, month.String()[:3], year)
}

// days writes a stretch of days.
func days(from, to recount.Day) string {
	switch {
	case from.IsZero():
		return date(to)
	case to.IsZero() || from == to:
		return date(from)
	}
	y1, m1, d1 := from.Date()
	y2, m2, _ := to.Date()
	switch {
	case y1 == y2 && m1 == m2:
		return fmt.Sprintf("%d–%s", d1, date(to))
	case y1 == y2:
		return fmt.Sprintf("%d %s – %s", d1, m1.String()[:3], date(to))
	}
	return date(from) + " – " + date(to)
}

func grouped(n int) string {
	if n < 0 {
		return "−" + grouped(-n)
	}
	return recount.Grouped(strconv.Itoa(n))
}

// voices says who stands behind the figures of a question.
func voices(v recount.Voices) string {
	parts := []string{recount.Counted(v.Fewest, "origin", "origins")}
	if v.Fewest != v.Most {
		parts[0] = fmt.Sprintf("%s to %s origins", grouped(v.Fewest), grouped(v.Most))
	}
	if v.Most == 0 && v.Unattributed > 0 {
		return grouped(v.Unattributed) + " in a report’s own voice"
	}
	if v.Sides > 0 {
		parts = append(parts, recount.Counted(v.Sides, "side", "sides"))
	}
	if v.Unattributed > 0 {
		parts = append(parts, grouped(v.Unattributed)+" in a report’s own voice")
	}
	if v.Denials > 0 {
		parts = append(parts, recount.Counted(v.Denials, "denial", "denials"))
	}
	return strings.Join(parts, ", ")
}

// label writes a key of the contract in words: equipment_lost, place_inferred.
func label(key any) string { return strings.ReplaceAll(fmt.Sprint(key), "_", " ") }

func capital(text string) string {
	for i, r := range text {
		return string(unicode.ToUpper(r)) + text[i+len(string(r)):]
	}
	return ""
}

// reserve lists with what reserve a claim is told.
func reserve(c *ledger.Linked) (marks []string) {
	if c.Unverified {
		marks = append(marks, "unverified")
	}
	if c.Modality != "" {
		marks = append(marks, string(c.Modality))
	}
	if c.Stage != "" {
		marks = append(marks, string(c.Stage))
	}
	if c.DisputedBy != "" {
		marks = append(marks, "disputed by "+string(c.DisputedBy))
	}
	for _, hedge := range c.Hedges {
		marks = append(marks, "“"+hedge+"”")
	}
	return marks
}

// short cuts words to so many characters.
func short(most int, text string) string { return picture.Short(text, most) }

// decided says in words what a review says.
func decided(r *recount.Review) string {
	switch r.Action {
	case recount.Accept:
		return "accepted the claim as read"
	case recount.Correct:
		return "corrected " + label(r.Field) + " to " + unquoted(r.Value)
	case recount.Reject:
		return "rejected the claim"
	case recount.Missed:
		return "added the claim"
	case recount.Merge:
		return "merged the questions"
	case recount.Split:
		return "split " + recount.Counted(len(r.Claims), "claim", "claims") + " off into a question of its own"
	case recount.SetBest:
		return "set the best figure"
	case recount.Undo:
		return "took review " + r.Undoes + " back"
	}
	return string(r.Action)
}

// unquoted writes a value, which is JSON, as it is read.
func unquoted(value string) string {
	var words string
	if json.Unmarshal([]byte(value), &words) != nil || words == "" {
		return value
	}
	return words
}
