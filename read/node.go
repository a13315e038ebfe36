package read

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// elements yields the elements under a node in the order of the page.
func elements(n *html.Node) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type == html.ElementNode && !yield(d) {
				return
			}
		}
	}
}

// content returns the text under a node as it stands in the page; ok is false
// where that is longer than limit bytes.
func content(n *html.Node, limit int) (text string, ok bool) {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if b.Len() > limit {
			return "", false
		}
	}
	return b.String(), true
}

// hasWord tells whether a class or id has one of the words in it, where
// anything but a letter parts words.
func hasWord(names string, words map[string]bool) bool {
	parts := strings.FieldsFunc(strings.ToLower(names), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, part := range parts {
		if words[part] {
			return true
		}
	}
	return false
}
