package copies

import (
	"strings"

	"recount/lang/token"
)

// longestQuotation bounds a quotation, in bytes: where a mark is missing, what
// follows must not all count as quoted.
const longestQuotation = 1500

// markQuotations marks the words that stand between double quotation marks. A
// quotation ends with its paragraph.
func markQuotations(text string, words []word) {
	open, began := false, 0
	for i := range words {
		gapStart := 0
		if i > 0 {
			gapStart = words[i-1].end
		}
		gap := text[gapStart:words[i].start]
		if strings.IndexByte(gap, '\n') >= 0 || words[i].start-began > longestQuotation {
			open = false
		}
		if opens, closes := marks(gap, open); opens {
			open, began = true, words[i].start
		} else if closes {
			open = false
		}
		words[i].quoted = open
	}
}

// marks tells whether a quotation is opened by what stands between two words,
// or else closed.
func marks(gap string, open bool) (opens, closes bool) {
	for i := 0; i < len(gap); {
		r, size := token.Decode(gap[i:])
		switch r {
		case '“', '„', '«':
			opens, closes = true, false
		case '”', '»':
			opens, closes = false, true
		case '"':
			opens, closes = opensStraight(gap, i, open && !closes), open && !closes
			if opens {
				closes = false
			}
		}
		i += max(size, 1)
	}
	return opens, closes
}

// opensStraight tells that the straight mark at byte i opens a quotation: none
// is open, and a word follows at once.
func opensStraight(gap string, i int, open bool) bool {
	return !open && strings.TrimLeft(gap[i+1:], "[('") == ""
}
