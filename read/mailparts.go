package read

import (
	"bytes"
	"mime"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/jhillyerd/enmime/v2"
)

// Bounds on the time that one message takes. The library looks for the end of a
// part through all that it lies in, which takes twice as long with every part
// that a part lies in.
const (
	maxParts      = 10     // parts in each other
	maxBoundaries = 20_000 // lines that may part two
)

var boundaryName = lazy(`(?i)\bboundary\s*=\s*"?([^"\s;]+)`)

// depthOfParts tells how many parts lie in each other at most.
func depthOfParts(message []byte) int {
	var open []string
	deepest := 0
	for line := range bytes.Lines(message) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(string(line[:min(len(line), 200)])), "--"); ok {
			for i, boundary := range open {
				if rest, ok := strings.CutPrefix(name, boundary); ok && (rest == "" || rest == "--") {
					open = open[:i+1]
					break
				}
			}
			continue
		}
		if match := boundaryName().FindSubmatch(line); match != nil && len(open) <= maxParts {
			open = append(open, string(match[1]))
			deepest = max(deepest, len(open))
		}
	}
	return deepest
}

// headInUTF8 mends the header of a message that has bytes of another encoding
// in it, which it must not.
func headInUTF8(message []byte) []byte {
	end := bytes.Index(message, []byte("\n\n"))
	if crlf := bytes.Index(message, []byte("\r\n\r\n")); crlf >= 0 && (end < 0 || crlf < end) {
		end = crlf
	}
	if end < 0 || utf8.Valid(message[:end]) {
		return message
	}
	return append([]byte(inUTF8(string(message[:end]))), message[end:]...)
}

// attachments are the parts that hold reports of their own.
func attachments(envelope *enmime.Envelope) (readable []*enmime.Part) {
	all := append(append([]*enmime.Part{}, envelope.Attachments...), envelope.OtherParts...)
	for _, part := range all {
		ending := strings.ToLower(filepath.Ext(packedEnding().ReplaceAllString(part.FileName, "")))
		byName, _, _ := mime.ParseMediaType(mime.TypeByExtension(ending))
		for _, kind := range []string{part.ContentType, byName} {
			if strings.HasPrefix(kind, "text/") && kind != "text/calendar" && kind != "text/css" || formats().attached[kind] || formats().attached[ending] {
				readable = append(readable, part)
				break
			}
		}
	}
	return readable
}
