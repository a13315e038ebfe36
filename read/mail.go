package read

import (
	"bufio"
	"bytes"
	"cmp"
	"io"
	"net/mail"
	"strings"

	"github.com/jhillyerd/enmime/v2"
	"golang.org/x/net/html"

	"recount"
)

var (
	mailField   = lazy(`^[A-Za-z][A-Za-z0-9-]{0,60}:[ \t\r\n]`)
	mailStart   = lazy(`(?i)^(?:return-path|received|delivered-to|dkim-signature|authentication-results|arc-[a-z-]+|x-[a-z0-9-]+|message-id|mime-version|list-[a-z-]+|from|to|subject|date|reply-to|sender|content-type):[ \t]`)
	mailNeeds   = lazy(`(?im)^(?:received|message-id|mime-version|return-path|delivered-to):[ \t]`)
	mailboxFrom = lazy(`^From [^\r\n]*[0-9]{2}:[0-9]{2}[^\r\n]*[0-9]{4}`)
	mailboxLine = lazy(`^From [^\r\n]*[0-9]{2}:[0-9]{2}[^\r\n]*[0-9]{4}[^\r\n]*\r?\n[A-Za-z][A-Za-z0-9-]*:[ \t]`)
)

// isMail tells a message: it begins with header lines, one of which only mail
// has. Where its name says that it is one, header lines are enough.
func isMail(head []byte, named bool) bool {
	header, _, _ := bytes.Cut(bytes.ReplaceAll(head, []byte("\r"), nil), []byte("\n\n"))
	if named {
		return mailField().Match(header)
	}
	return mailStart().Match(header) && mailNeeds().Match(header)
}

// isMailbox tells an mbox: its first line says from whom and when a message
// came, and a header line follows.
func isMailbox(head []byte) bool { return mailboxLine().Match(head) }

// mailbox reads the messages of an mbox, one at a time. The form is mboxrd: a
// line of a message that would look like the beginning of another has ">" put
// before it (RFC 4155 tells of it and its relatives).
func (s *stream) mailbox(in *bufio.Reader) {
	box := mbox{in: in}
	for number := 1; !s.stopped; number++ {
		message, long, err := box.next()
		at := spot{unit: unitMessage, number: number}
		switch {
		case err == io.EOF && number == 1:
			s.fault(spot{}, &noMessage)
			return
		case err == io.EOF:
			return
		case err != nil:
			s.fault(at, readFault(err))
			return
		case long:
			s.fault(at, &tooLarge)
		default:
			s.message(at, message)
		}
	}
}

// mbox parts the messages of a mailbox.
type mbox struct {
	in    *bufio.Reader
	words bool // the line before was not blank
}

// next returns the next message; one over maxFile is passed over and long. It
// returns io.EOF where there is none.
func (m *mbox) next() (message []byte, long bool, err error) {
	for first := true; ; first = false {
		parts := !m.words && m.isSeparator()
		if parts && !first {
			return message, long, nil
		}
		line, longLine, err := nextLine(m.in)
		switch {
		case err != nil && err != io.EOF:
			return nil, false, err
		case err == io.EOF && first && len(line) == 0 && !longLine:
			return nil, false, io.EOF
		case !parts:
			message = append(message, unquoted(line)...)
		}
		if long = long || longLine || len(message) > maxFile; long {
			message = nil
		}
		m.words = longLine || len(bytes.TrimSpace(line)) > 0
		if err == io.EOF {
			return message, long, nil
		}
	}
}

// isSeparator tells a line like "From ann@post.example Wed Dec 18 14:05:06 2024"
// from one of a message that was not quoted as it should be.
func (m *mbox) isSeparator() bool {
	const longest = 512 // bytes
	line, _ := m.in.Peek(longest)
	return mailboxFrom().Match(line)
}

// unquoted takes one ">" off a line that was quoted as ">From ".
func unquoted(line []byte) []byte {
	if rest := bytes.TrimLeft(line, ">"); len(rest) < len(line) && bytes.HasPrefix(rest, []byte("From ")) {
		return line[1:]
	}
	return line
}

// message reads one message as a report: its subject is the title, its sender
// the source. Attachments that could be read by themselves are problems in
// their place; pictures and the like are none.
func (s *stream) message(at spot, data []byte) {
	if depthOfParts(data) > maxParts || bytes.Count(data, []byte("\n--")) > maxBoundaries {
		s.fault(at, &crowdedMail)
		return
	}
	parser := enmime.NewParser(enmime.DisableTextConversion(true), enmime.DisableCharacterDetection(true), enmime.SkipMalformedParts(true), enmime.MaxStoredPartErrors(16))
	envelope, err := parser.ReadEnvelope(bytes.NewReader(headInUTF8(data)))
	if err != nil {
		s.fault(at, &fault{"the message cannot be read: " + visible(err.Error()), again})
		return
	}
	report, f := s.in.mailReport(envelope)
	if f != nil {
		s.fault(at, f)
	} else {
		s.report(at, report)
	}
	for _, part := range attachments(envelope) {
		if s.stopped {
			return
		}
		place := s.file.place(at) + ", attachment " + cmp.Or(visible(part.FileName), part.ContentType)
		s.problem(unopened.at(place))
	}
}

func (in *Input) mailReport(envelope *enmime.Envelope) (recount.Report, *fault) {
	var r recount.Report
	r.Title = clean(envelope.GetHeader("Subject"))
	r.Published = mailDay(envelope.GetHeader("Date"))
	r.Source = sender(envelope)
	r.Language = envelope.GetHeader("Content-Language")
	setOnce(&r.URL, webAddress(strings.Trim(envelope.GetHeader("Archived-At"), "<> ")))
	if list := clean(listName(envelope.GetHeader("List-Id"))); !strings.EqualFold(list, r.Source) {
		r.Via = list
	}
	body := mailBody(envelope)
	if body == "" && r.Title == "" {
		return r, &emptyMail
	}
	compose(&r, body)
	return r, nil
}

// mailDay reads the day of a message as it was written where it was sent.
func mailDay(date string) recount.Day {
	if day, _, ok := parseDate(date); ok {
		return day
	}
	if t, err := mail.ParseDate(date); err == nil { // years of two digits
		return recount.DayOf(t)
	}
	return recount.Day{}
}

// sender is the name of who sent a message, else the host of the address.
func sender(envelope *enmime.Envelope) string {
	for _, key := range []string{"From", "Sender"} {
		addresses, err := envelope.AddressList(key)
		if err != nil || len(addresses) == 0 {
			continue
		}
		_, host, _ := strings.Cut(addresses[0].Address, "@")
		return cmp.Or(clean(addresses[0].Name), host)
	}
	return clean(envelope.GetHeader("From"))
}

// listName is the description in a List-Id: `Morning News <news.post.example>`.
func listName(id string) string {
	name, _, _ := strings.Cut(id, "<")
	return strings.Trim(strings.TrimSpace(name), `"`)
}

// mailBody returns the words of a message. Its page counts where prose is found
// in it, since many texts beside one only say that there is a page.
func mailBody(envelope *enmime.Envelope) string {
	page := ""
	if envelope.HTML != "" {
		if doc, err := html.Parse(strings.NewReader(strings.ReplaceAll(inUTF8(envelope.HTML), "\x00", ""))); err == nil {
			page = mend(render(doc))
		}
	}
	text := mend(inUTF8(envelope.Text))
	if isArticle(page, true) || strings.TrimSpace(text) == "" {
		return page
	}
	return text
}
