package read

import (
	"bytes"
	"embed"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strconv"
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
	kindJSON                // one JSON object, or an array of them; or a JSON feed
	kindFeed                // RSS or Atom
	kindMail                // one message
	kindMailbox             // messages, one after another (mbox)
	kindTable               // rows of comma- or tab-separated values, one report a row
	kindZip                 // a zip folder
)

type formatNames struct {
	signatures, endings, members map[string]string
	attached                     map[string]bool
}

// formats is what is no report, by signature and by the ending of its name.
var formats = sync.OnceValue(func() (f formatNames) {
	f = formatNames{map[string]string{}, map[string]string{}, map[string]string{}, map[string]bool{}}
	for _, e := range lexicon.MustRead(data, "data/formats.txt") {
		switch e.Section {
		case "signature":
			f.signatures[unescaped(e.Field(0))] = e.Field(1)
		case "ending":
			f.endings[e.Field(0)] = e.Field(1)
		case "member":
			f.members[e.Field(0)] = e.Field(1)
		case "attachment":
			f.attached[e.Field(0)] = true
		}
	}
	return f
})

// unescaped reads first bytes that are no text, written as "\xfd".
func unescaped(signature string) string {
	if s, err := strconv.Unquote(signature); err == nil {
		return s
	}
	return signature
}

var packedEnding = lazy(`(?i)\.(?:gz|gzip|zst|zstd|bz2)$`)

// sniff tells the kind of an input by its first bytes. Its name decides only
// where the bytes do not: a style sheet is text too.
func sniff(name string, head []byte) (kind, *fault) {
	ending := strings.ToLower(filepath.Ext(packedEnding().ReplaceAllString(name, "")))
	text := headText(head)
	trimmed := bytes.TrimSpace(text)
	what, known := formats().endings[ending]
	switch {
	case isZip(head):
		return kindZip, nil
	case bytes.HasPrefix(head, []byte("filedesc://")):
		return 0, &arcFile
	case isBinary(text):
		return 0, notText(formatOf(text))
	case ending == ".jsonl" || ending == ".ndjson":
		return kindLines, nil
	case known:
		return 0, notText(what)
	case isFeed(trimmed):
		return kindFeed, nil
	case isPage(text):
		return kindPage, nil
	case isArchive(text):
		return kindArchive, nil
	case isMailbox(text):
		return kindMailbox, nil
	case isMail(text, ending == ".eml"):
		return kindMail, nil
	case bytes.HasPrefix(trimmed, []byte("<?xml")):
		return 0, &notPage
	case jsonKind(trimmed) == kindText && isTable(text, ending):
		return kindTable, nil
	}
	return jsonKind(trimmed), nil
}

// isZip tells a zip folder, which may be empty.
func isZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
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
