package read

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
)

var noPage = fault{"no page was found in the web archive (MHTML)", "save the page as HTML"}

var archiveStart = lazy(`(?i)^(?:from|subject|date|mime-version|content-type|snapshot-content-location):[^\n]*\n(?:[^\n]+\n)*?content-type:\s*multipart/related`)

// isArchive tells MHTML, the single file in which browsers save a page with
// its pictures.
func isArchive(head []byte) bool {
	return archiveStart().Match(bytes.ReplaceAll(head, []byte("\r"), nil))
}

// archive reads the page of a web archive, which is its first part that is HTML.
func (s *stream) archive(data []byte) {
	message, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		s.fault(spot{}, &noPage)
		return
	}
	_, parameters, err := mime.ParseMediaType(message.Header.Get("Content-Type"))
	if err != nil {
		s.fault(spot{}, &noPage)
		return
	}
	parts := multipart.NewReader(message.Body, parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if err != nil {
			s.fault(spot{}, &noPage)
			return
		}
		if !strings.HasPrefix(part.Header.Get("Content-Type"), "text/html") {
			continue
		}
		page, err := io.ReadAll(unwrapped(part))
		if err != nil {
			s.fault(spot{}, &cutPage)
			return
		}
		s.page(page, outside{address: webAddress(part.Header.Get("Content-Location"))})
		return
	}
}

// unwrapped undoes the encoding of a part that was to pass through mail.
// Quoted-printable is undone by the multipart reader itself.
func unwrapped(part *multipart.Part) io.Reader {
	if strings.EqualFold(part.Header.Get("Content-Transfer-Encoding"), "base64") {
		return base64.NewDecoder(base64.StdEncoding, part)
	}
	return part
}
