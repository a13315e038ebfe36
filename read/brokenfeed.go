package read

import (
	"fmt"
	"strings"
)

// brokenFeed reads the items of a feed that is not well-formed XML, as each is
// by itself: one bad item, or a cut at the end, does not cost the others.
func (s *stream) brokenFeed(text string) {
	head, items, cut := splitItems(text)
	if len(items) == 0 && !cut || len(head) > maxFeedHead {
		s.fault(spot{}, &feedXML)
		return
	}
	for i, one := range items {
		if s.stopped {
			return
		}
		feed, err := parseFeed(head + one + closing(head))
		if err != nil || len(feed.items) != 1 {
			s.fault(spot{unit: unitItem, number: i + 1}, &fault{"the item is not well-formed XML", again})
			continue
		}
		s.item(i+1, feed, feed.items[0])
	}
	if cut && !s.stopped {
		s.fault(spot{unit: unitItem, number: len(items) + 1}, &fault{"the feed is cut off in the middle of the item", again})
	}
}

const maxFeedHead = 64 << 10 // bytes before the first item

var (
	itemStart = lazy(`<(item|entry)(?:\s[^<>]*)?>`)
	rootTag   = lazy(`<((?:[A-Za-z0-9]+:)?(?:rss|feed|rdf|RSS|RDF|Feed))[\s>]`)
)

// splitItems parts a feed into what stands before its first item, and its items.
// Cut tells that the last one has no end; it is left out.
func splitItems(text string) (head string, items []string, cut bool) {
	first := itemStart().FindStringSubmatchIndex(text)
	if first == nil {
		return "", nil, false
	}
	head = text[:first[0]]
	end := fmt.Sprintf("</%s>", text[first[2]:first[3]])
	for rest := text[first[0]:]; ; {
		begin := itemStart().FindStringIndex(rest)
		if begin == nil {
			return head, items, false
		}
		rest = rest[begin[0]:]
		n := itemEnd(rest, end)
		if n < 0 {
			return head, items, true
		}
		items = append(items, rest[:n])
		rest = rest[n:]
	}
}

// itemEnd finds where an item ends, over CDATA in which the same words may
// stand; below 0 where it has no end.
func itemEnd(text, end string) int {
	const open, shut = "<![CDATA[", "]]>"
	for from := 0; ; {
		at := strings.Index(text[from:], end)
		if at < 0 {
			return -1
		}
		cdata := strings.Index(text[from:from+at], open)
		if cdata < 0 {
			return from + at + len(end)
		}
		shutAt := strings.Index(text[from+cdata:], shut)
		if shutAt < 0 {
			return -1
		}
		from += cdata + shutAt + len(shut)
	}
}

// closing closes the elements that the head of a feed leaves open.
func closing(head string) string {
	root := rootTag().FindStringSubmatch(head)
	if root == nil {
		return ""
	}
	closers := "</" + root[1] + ">"
	if strings.Contains(head, "<channel") && !strings.Contains(head, "</channel>") {
		closers = "</channel>" + closers
	}
	return closers
}
