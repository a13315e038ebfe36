package read

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestArticlesOfManySites measures how many of the words of an article are read,
// and how many of the words read are the article's, on pages shaped like those
// of many sites. A plain stripper of tags stands beside it. -v prints each page.
func TestArticlesOfManySites(t *testing.T) {
	pages, err := filepath.Glob("testdata/sites/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages to read", err)
	}
	var ours, stripped agreement
	for _, page := range pages {
		source, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(page, ".html") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		body := ""
		reports, problems := readAll([]string{page}, Options{})
		if len(reports) == 1 && len(problems) == 0 {
			body = reports[0].Body()
			if reason, ok := fit(reports[0]); !ok {
				t.Errorf("%s is not taken for an English report: %s", page, reason)
			}
		} else {
			t.Error(page, problems)
		}
		one, plain := agree(body, string(want)), agree(tagsStripped(t, string(source)), string(want))
		t.Logf("%-28s read: %s   tags stripped: %s", filepath.Base(page), one, plain)
		if testing.Verbose() && one.precision()+one.recall() < 1.99 {
			t.Logf("read:\n%s", body)
		}
		ours.add(one)
		stripped.add(plain)
	}
	t.Logf("%-28s read: %s   tags stripped: %s", "all", ours, stripped)
	const precision, recall = 0.985, 0.99 // the floor
	if ours.precision() < precision || ours.recall() < recall {
		t.Errorf("all pages: %s, and the floor is %.3f and %.3f", ours, precision, recall)
	}
}

// agreement counts the words of a reading and of the truth.
type agreement struct{ read, true, both int }

func (a *agreement) add(b agreement)   { a.read += b.read; a.true += b.true; a.both += b.both }
func (a agreement) precision() float64 { return float64(a.both) / float64(max(1, a.read)) }
func (a agreement) recall() float64    { return float64(a.both) / float64(max(1, a.true)) }

func (a agreement) String() string {
	return fmt.Sprintf("precision %.3f, recall %.3f", a.precision(), a.recall())
}

func agree(read, truth string) agreement {
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	left := map[string]int{}
	a := agreement{read: len(words(read)), true: len(words(truth))}
	for _, word := range words(truth) {
		left[word]++
	}
	for _, word := range words(read) {
		if left[word] > 0 {
			left[word]--
			a.both++
		}
	}
	return a
}

// tagsStripped is all text of a page but its scripts and styles.
func tagsStripped(t *testing.T, source string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style {
			b.WriteString(n.Data + " ")
		}
	}
	return b.String()
}
