package read

import (
	"strings"
	"testing"
)

const paragraph = "Ten houses fell in Rivertown when the river rose on Tuesday night, the mayor said, and two more are thought to be unsafe."

func TestPlain(t *testing.T) {
	tests := map[string]struct{ in, title, day, source, byline, url, text string }{
		"body alone": {
			in: paragraph + "\nNobody was hurt.", text: paragraph + "\nNobody was hurt.",
		},
		"title and paragraph": {
			in: "Ten houses fall in Rivertown\n" + paragraph, title: "Ten houses fall in Rivertown",
			text: "Ten houses fall in Rivertown\n\n" + paragraph,
		},
		"date and title on one line": {
			in: "date 2024-12-18 Ten houses fall, mayor says\n" + paragraph, title: "Ten houses fall, mayor says", day: "2024-12-18",
			text: "Ten houses fall, mayor says\n\n" + paragraph,
		},
		"header lines": {
			in:    "Date: 18 December 2024, 14:05 GMT\nSource: The Rivertown Post\nBy Ann Lee in Rivertown\nURL: https://example.org/a:1\nTitle: Ten fall\n\n" + paragraph,
			title: "Ten fall", day: "2024-12-18", source: "The Rivertown Post", byline: "Ann Lee in Rivertown", url: "https://example.org/a:1",
			text: "Ten fall\n\n" + paragraph,
		},
		"lines below the title": {
			in:    "Ten houses fall\n\nBy Ann Lee and Bo van Rijn, with agencies\nDecember 18, 2024\n\n" + paragraph,
			title: "Ten houses fall", day: "2024-12-18", byline: "Ann Lee and Bo van Rijn, with agencies",
			text: "Ten houses fall\n\n" + paragraph,
		},
		"title in the header and the body": {
			in: "Title: Ten houses fall\n\nTen houses fall\n\n" + paragraph, title: "Ten houses fall",
			text: "Ten houses fall\n\n" + paragraph,
		},
		"the update does not hide the day": {
			in: "Updated: 2024-12-20\nPublished: 2024-12-18\n\n" + paragraph, day: "2024-12-18", text: paragraph,
		},
		"the update for want of a day": {
			in: "Last updated: 2024-12-20\n\n" + paragraph, day: "2024-12-20", text: paragraph,
		},
		"a title that ends in letters with points": {
			in: "Flood aid to double, says U.S.\n\n" + paragraph, title: "Flood aid to double, says U.S.",
			text: "Flood aid to double, says U.S.\n\n" + paragraph,
		},
		"a speaker is no header": {
			in: "Lee: ten houses lost\n\n" + paragraph, title: "Lee: ten houses lost",
			text: "Lee: ten houses lost\n\n" + paragraph,
		},
		"sentences that begin like headers": {
			in:   "By noon the river had taken ten houses.\nDate palms fell too.",
			text: "By noon the river had taken ten houses.\nDate palms fell too.",
		},
		"a header line without a day": {
			in: "Date: to be set\n\n" + paragraph, title: "Date: to be set", text: "Date: to be set\n\n" + paragraph,
		},
		"lines broken to a width": {
			in:   "Ten houses fell in Rivertown when the river rose on Tuesday\nnight, the mayor said, and two more are thought to be\nunsafe.",
			text: "Ten houses fell in Rivertown when the river rose on Tuesday\nnight, the mayor said, and two more are thought to be\nunsafe.",
		},
		"a line of several headers": {
			in: "Ten houses fall\nPublished 18 December 2024, 14:05 | By Ann Lee\n\n" + paragraph, title: "Ten houses fall",
			day: "2024-12-18", byline: "Ann Lee", text: "Ten houses fall\n\n" + paragraph,
		},
		"front matter": {
			in:    "---\ntitle: \"Ten houses fall\"\ndate: 2024-12-18\nsource: Post\n---\n\n" + paragraph,
			title: "Ten houses fall", day: "2024-12-18", source: "Post", text: "Ten houses fall\n\n" + paragraph,
		},
		"Markdown": {
			in: "# Ten houses fall\n\n" + paragraph, title: "Ten houses fall", text: "Ten houses fall\n\n" + paragraph,
		},
		"one line": {in: "Ten houses fall in Rivertown", text: "Ten houses fall in Rivertown"},
	}
	for name, test := range tests {
		r, f := plain(mend(test.in))
		if f != nil {
			t.Errorf("%s: %+v", name, f)
			continue
		}
		got := []string{r.Title, r.Published.String(), r.Source, r.Byline, r.URL, r.Text}
		want := []string{test.title, test.day, test.source, test.byline, test.url, test.text}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: got %q, want %q", name, got[i], want[i])
			}
		}
		if r.Text[:r.TitleEnd] != r.Title || r.Title+strings.Repeat("\n", r.BodyStart-r.TitleEnd)+r.Body() != r.Text {
			t.Errorf("%s: title ends at %d, body begins at %d", name, r.TitleEnd, r.BodyStart)
		}
	}
}
