package read

import (
	"bytes"
	"embed"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"unicode/utf8"

	"recount/internal/lexicon"
)

//go:embed data/*.txt
var data embed.FS

// kind is how an input holds its reports.
type kind int

const (
	kindText    kind = iota // plain text, one report
	kindPage                // an HTML page, one report
	kindArchive             // an HTML page with its pictures (MHTML), one report
	kindLines               // JSON objects, one report a line
	kindJSON                // one JSON object, or an array of them
)

// formats is what is no report, by signature and by the ending of its name.
var formats = sync.OnceValue(func() (f struct{ signatures, endings map[string]string }) {
	f.signatures, f.endings = map[string]string{}, map[string]string{}
	for _, e := range lexicon.MustRead(data, "data/formats.txt") {
		switch e.Section {
		case "signature":
			f.signatures[e.Field(0)] = e.Field(1)
		case "ending":
			f.endings[e.Field(0)] = e.Field(1)
		}
	}
	return f
})

// sniff tells the kind of an input by its first bytes. Its name decides only
// where the bytes do not: a style sheet is text too.
func sniff(name string, head []byte) (kind, *fault) {
	ending := strings.ToLower(filepath.Ext(strings.TrimSuffix(name, ".gz")))
	text := headText(head)
	what, known := formats().endings[ending]
	switch {
	case isBinary(text):
		return 0, notText(formatOf(text))
	case ending == ".jsonl" || ending == ".ndjson":
		return kindLines, nil
	case known:
		return 0, notText(what)
	case isPage(text):
		return kindPage, nil
	case isArchive(text):
		return kindArchive, nil
	case bytes.HasPrefix(bytes.TrimSpace(text), []byte("<?xml")):
		return 0, &notPage
	}
	return jsonKind(bytes.TrimSpace(text)), nil
}

// headText returns the first bytes as UTF-8 where they are UTF-16.
func headText(head []byte) []byte {
	if order := wide(head); order != nil {
		decoded, _ := order.NewDecoder().Bytes(head[:len(head)&^1])
		return decoded
	}
	return bytes.TrimPrefix(head, utf8BOM)
}

// isBinary tells bytes that are no text in any encoding: more than one in a
// hundred is a control character, or one is zero.
func isBinary(head []byte) bool {
	controls := 0
	for _, c := range head {
		switch {
		case c == 0:
			return true
		case c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1b", rune(c)), c == 0x7f:
			controls++
		}
	}
	return controls > 2 && controls*100 > len(head) || signature(head) != ""
}

func signature(head []byte) string {
	for prefix, what := range formats().signatures {
		if bytes.HasPrefix(head, []byte(prefix)) {
			return what
		}
	}
	return ""
}

// formatOf names the format of binary data.
func formatOf(head []byte) string {
	if what := signature(head); what != "" {
		return what
	}
	if mime := http.DetectContentType(head); mime != "application/octet-stream" && !strings.HasPrefix(mime, "text/") {
		return "binary data (" + mime + ")"
	}
	return "binary data"
}

var (
	markup  = lazy(`^\s*<[!?a-zA-Z]`)
	pageTag = lazy(`(?i)<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p)[\s>/]`)
)

// isPage tells HTML: it begins with a tag, a comment or a declaration, and one
// of the tags that make a page follows.
func isPage(head []byte) bool {
	return markup().Match(head) && pageTag().Match(head)
}

var jsonStart = lazy(`^(?:\{\s*["}]|\[\s*[{\]])`)

// jsonKind tells JSON lines from one JSON value, which begins with a bracket
// or whose first line is not an object by itself.
func jsonKind(head []byte) kind {
	switch first, _, more := bytes.Cut(head, []byte("\n")); {
	case !jsonStart().Match(head):
		return kindText
	case head[0] == '[':
		return kindJSON
	case json.Valid(first) || !more:
		return kindLines
	case strings.ContainsRune("{[,", lastRune(bytes.TrimSpace(first))):
		return kindJSON
	}
	return kindLines
}

func lastRune(b []byte) rune {
	r, _ := utf8.DecodeLastRune(b)
	return r
}
