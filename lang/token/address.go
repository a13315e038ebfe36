package token

import "strings"

// scanScheme makes the last token, the scheme before the :// at byte i, reach
// to the end of the address, and returns it, or 0 where there is no room.
func (s *splitter) scanScheme(i, limit int) int {
	start := s.tokens[len(s.tokens)-1].Start
	end := s.address(i, s.limit(start, limit))
	if end < i+len("://") {
		return 0
	}
	return s.extend(end)
}

// scanMail joins the tokens before the @ at byte i, and what follows it, into
// one address such as j.doe-smith@example.org, and returns its end, or 0 where
// nothing follows.
func (s *splitter) scanMail(i, limit int) int {
	end := s.address(i+1, min(limit, i+longestName))
	if kind, _ := classAt(s.text, i+1); kind < letter {
		return 0
	}
	last := len(s.tokens) - 1
	for last > 0 && s.tokens[last-1].End == s.tokens[last].Start &&
		end-s.tokens[last-1].Start <= MaxBytes && s.local(s.tokens[last-1]) {
		last--
	}
	if end-s.tokens[last].Start > MaxBytes {
		return 0
	}
	s.tokens = s.tokens[:last+1]
	return s.extend(end)
}

// local tells that t may stand in the part of a mail address before the @.
func (s *splitter) local(t Token) bool {
	kind, _ := classAt(s.text, t.Start)
	return kind >= letter || strings.Trim(s.text[t.Start:t.End], ".-+%") == ""
}

// address returns the end of the network address that goes on at byte i. Full
// stops, brackets and the like at its end belong to the sentence.
func (s *splitter) address(i, limit int) int {
	end := i
	for end < limit {
		kind, size := classAt(s.text, end)
		if kind == space || end+size > limit || strings.IndexByte("<>\"{}|", s.text[end]) >= 0 ||
			kind == symbol && size > 1 {
			break
		}
		end += size
	}
	return i + len(strings.TrimRight(s.text[i:end], ".,;:!?'()[]*"))
}

// longestName bounds the dotted names that are looked at.
const longestName = 64

// domainAhead tells that the dotted name that goes on at byte i ends like an
// internet name or a file name: in a known ending, in one case throughout.
func (s *splitter) domainAhead(i, limit int) bool {
	start, end := i, min(limit, i+longestName)
	for ; i < end; i++ {
		if c := s.text[i]; c == '.' && i+1 < end && ascii[s.text[i+1]] >= letter {
			start = i + 1
		} else if ascii[c] < letter && c != '-' {
			break
		}
	}
	label := s.text[start:i]
	return s.words.domain.hasLower(label) &&
		(strings.ToLower(label) == label || strings.ToUpper(label) == label)
}
