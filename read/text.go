package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"recount"
)

// plain reads a plain text that is mended: lines that tell of the report, its
// title, its body. The text kept is the title, a blank line, the body.
func plain(text string) (recount.Report, *fault) {
	var h heading
	body := h.take(text)
	if h.report.Title == "" {
		if title, rest, ok := cutTitle(body); ok {
			h.report.Title = title
			body = h.take(rest)
		}
	}
	setOnce(&h.report.Published, h.updated)
	if strings.TrimSpace(body) == "" && h.report.Title == "" {
		return recount.Report{}, &empty
	}
	compose(&h.report, body)
	return h.report, nil
}

// compose sets the text of a report from its title and its body, which may
// begin with the title already.
func compose(r *recount.Report, body string) {
	body = strings.TrimSpace(body)
	r.Title = strings.TrimSpace(r.Title)
	if first, rest, _ := strings.Cut(body, "\n"); strings.EqualFold(strings.TrimSpace(first), r.Title) {
		body = strings.TrimSpace(rest)
	}
	r.Text, r.TitleEnd = r.Title, len(r.Title)
	if r.Title != "" && body != "" {
		r.Text += "\n\n"
	}
	r.BodyStart = len(r.Text)
	r.Text += body
}

// cutTitle takes the title off a text, where its first line looks like one: a
// short line without a full stop, and after it a blank line, a line of the
// heading, or a paragraph that runs on one line.
func cutTitle(text string) (title, rest string, ok bool) {
	first, rest, more := strings.Cut(text, "\n")
	first = strings.TrimLeft(first, "# ") // a heading in Markdown
	if !more || !isTitle(first) {
		return "", text, false
	}
	if next, _, _ := strings.Cut(rest, "\n"); next != "" && !isParagraph(next) && !new(heading).line(next) {
		return "", text, false
	}
	return first, rest, true
}

var abbreviation = lazy(`\b[A-Z]\.[A-Z]\.$`)

func isTitle(line string) bool {
	const longest, mostWords = 200, 32
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(line, `"'’”)`))
	switch {
	case line == "" || len(line) > longest || len(strings.Fields(line)) > mostWords:
		return false
	case last == '.' && !strings.HasSuffix(line, ".."):
		return abbreviation().MatchString(line)
	}
	return !strings.ContainsRune(",;:-", last) && strings.ContainsFunc(line, unicode.IsLetter)
}

// isParagraph tells a paragraph on one line from a line of a text that was
// broken to fit a width.
func isParagraph(line string) bool {
	const broken = 100 // longer than the lines of any such text
	first, _ := utf8.DecodeRuneInString(line)
	return len(line) > broken && !unicode.IsLower(first)
}
