package sqlite

import (
	"strings"
	"unicode"
)

// Matches returns the query for rows whose words match a search: all of its
// words, in any order and form; words in quotation marks stand together; a word
// with * at its end is the beginning of one.
func (d dialect) Matches(table, search string) (query, value string, ok bool) {
	value = expression(search)
	return `SELECT rowid FROM ` + table + ` WHERE ` + table + ` MATCH $1`, value, value != ""
}

// MatchesRow looks up one row.
func (d dialect) MatchesRow(table, column string) string {
	return `EXISTS (SELECT 1 FROM ` + table + ` WHERE ` + table + ` MATCH ? AND rowid = ` + column + `)`
}

// Index keeps the words of a row.
func (d dialect) Index(table string) string {
	return `INSERT OR REPLACE INTO ` + table + ` (rowid, words) VALUES ($1, $2)`
}

// Indexed returns the query for the rows that have words.
func (d dialect) Indexed(table string) string { return `SELECT id FROM ` + table + `_docsize` }

// expression writes a search as FTS5 takes it: every run of letters and digits
// in quotation marks, so that nothing of it is an operator.
func expression(search string) string {
	var terms []string
	for i, part := range strings.Split(plainQuotes(search), `"`) {
		quoted := i%2 == 1
		words := strings.FieldsFunc(part, func(r rune) bool { return !isWord(r) && (quoted || r != '*') })
		if quoted && len(words) > 0 {
			terms = append(terms, `"`+strings.Join(words, " ")+`"`)
			continue
		}
		for _, word := range words {
			bare := strings.Trim(word, "*")
			switch {
			case strings.Contains(bare, "*"):
				terms = append(terms, strings.Split(expression(strings.ReplaceAll(word, "*", " ")), " AND ")...)
			case bare != "" && strings.HasSuffix(word, "*"):
				terms = append(terms, `"`+bare+`"*`)
			case bare != "":
				terms = append(terms, `"`+bare+`"`)
			}
		}
	}
	return strings.Join(terms, " AND ")
}

// plainQuotes makes the quotation marks of print the plain one.
func plainQuotes(search string) string {
	return strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`).Replace(search)
}

// isWord tells what FTS5's tokenizer takes for part of a word.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
