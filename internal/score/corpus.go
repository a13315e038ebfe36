package score

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"recount"
)

// Expected claims are written one a line, in the order of the text:
//
//	figure | value | bound | unit | measure | counted | claimant (kind) | …
//
// A range has both ends in its value: 30..40. What the text does not say is -.
// After these come, where the text has them: stage W, place W, period W, via W,
// unverified, implicit. Where the words of a figure stand earlier in the text
// as something else, after W tells the words it follows.
const columns = 7

// ParseClaims reads expected claims, one a line, and finds their figures in the
// text that they belong to. Blank lines and lines that begin with # count for
// nothing.
func ParseClaims(text, lines string) ([]recount.Claim, error) {
	var claims []recount.Claim
	points := recount.NewPoints(text)
	from := 0
	for line := range strings.Lines(lines) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		claim, after, err := parseClaim(line)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", line, err)
		}
		span, ok := locate(text, from, string(claim.Figure), after)
		if !ok {
			return nil, fmt.Errorf("%s: the text has no such figure after %q", line, text[max(0, from-30):from])
		}
		from = span.End
		at := points.Span(span)
		claim.Start, claim.End = at.Start, at.End
		claims = append(claims, claim)
	}
	return claims, nil
}

func parseClaim(line string) (c recount.Claim, after string, err error) {
	cells := strings.Split(line, " | ")
	if len(cells) < columns {
		return c, "", fmt.Errorf("it has %d of %d columns", len(cells), columns)
	}
	c.Figure = recount.Words(cells[0])
	c.Value, c.Value2, err = parseValue(cells[1])
	c.Bound, c.Unit = recount.Bound(cells[2]), cells[3]
	c.Measure = recount.Measure(cells[4])
	c.Counted = said(cells[5])
	c.Claimant, c.ClaimantKind = parseClaimant(cells[6])
	if err == nil && !slices.Contains(recount.Measures(), c.Measure) {
		err = fmt.Errorf("%q is no measure", c.Measure)
	}
	for _, cell := range cells[columns:] {
		key, value, _ := strings.Cut(cell, " ")
		if key == "after" {
			after = value
		} else if e := set(&c, key, value); err == nil {
			err = e
		}
	}
	return c, after, err
}

func said(cell string) recount.Words {
	if cell == "-" {
		return ""
	}
	return recount.Words(cell)
}

func parseValue(cell string) (low float64, high *float64, err error) {
	first, second, isRange := strings.Cut(cell, "..")
	if low, err = strconv.ParseFloat(first, 64); err != nil || !isRange {
		return low, nil, err
	}
	value, err := strconv.ParseFloat(second, 64)
	return low, &value, err
}

// parseClaimant reads "name (kind)".
func parseClaimant(cell string) (recount.Words, recount.ClaimantKind) {
	name, kind, _ := strings.Cut(cell, " (")
	return said(name), recount.ClaimantKind(strings.TrimSuffix(kind, ")"))
}

func set(c *recount.Claim, key, value string) error {
	switch key {
	case "stage":
		return setStage(c, value)
	case "place":
		c.Place = recount.Words(value)
	case "period":
		c.Period = recount.Words(value)
	case "via":
		c.Via = recount.Words(value)
	case "unverified":
		c.Unverified = true
	case "implicit":
		c.Implicit = true
	default:
		return fmt.Errorf("%q is no key", key)
	}
	return nil
}

func setStage(c *recount.Claim, value string) error {
	switch value {
	case "promised", "authorised", "delivered", "remaining":
		c.Stage = recount.Stage(value)
	case "demanded", "feared", "denied":
		c.Modality = recount.Modality(value)
	default:
		return fmt.Errorf("%q is no stage", value)
	}
	return nil
}

// locate finds a figure that stands in the text by itself, at or behind byte
// from and behind the words after.
func locate(text string, from int, figure, after string) (span recount.Span, ok bool) {
	if after != "" {
		at := strings.Index(text[from:], after)
		if at < 0 {
			return span, false
		}
		from += at + len(after)
	}
	for {
		at := strings.Index(text[from:], figure)
		if at < 0 {
			return span, false
		}
		span = recount.Span{Start: from + at, End: from + at + len(figure)}
		if alone(text, span) {
			return span, true
		}
		from = span.Start + 1
	}
}

// alone tells that a span is no part of a longer word or number. Digits may
// begin a compound ("a 60-car pile-up"); words may not ("a two-day storm").
func alone(text string, span recount.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:span.Start])
	last, _ := utf8.DecodeLastRuneInString(text[:span.End])
	next, size := utf8.DecodeRuneInString(text[span.End:])
	behind, _ := utf8.DecodeRuneInString(text[span.End+size:])
	switch {
	case isPart(before) || strings.ContainsRune("-$€£", before):
		return false
	case next == '-':
		return unicode.IsDigit(last) && unicode.IsLetter(behind)
	case next == '.' || next == ',':
		return !unicode.IsDigit(behind)
	}
	return !isPart(next)
}

func isPart(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
