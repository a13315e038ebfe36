package web

import (
	"net/url"
	"regexp"
	"strings"
)

// told is what a fault says to do, in the words of the desk, with the pages that
// it speaks of.
type told struct {
	Text  string
	Links []link
}

type link struct{ Name, To string }

// command is a command that the verbs of package ingest and the ledger name in
// what they say to do: on the desk the same is done in other ways.
type command struct {
	pattern *regexp.Regexp
	instead string // $1 is the id
	name    string // of the page it leads to
	to      string // before the id
}

// commands are tried in this order: longer ones come first.
func commands() []command {
	const id = ` (\S*[^\s.,;:)])`
	of := func(pattern, instead, name, to string) command {
		return command{regexp.MustCompile("`?recount " + pattern + "`?"), instead, name, to}
	}
	return []command{
		of(`review undo ([0-9a-f]{8,})`, "“Undo” beside it in the history", "", ""),
		of(`review undo`, "“Undo” beside it in the history", "", ""),
		of(`review accept`+id, "“Accept” beside the claim", "The claim", "/claims/"),
		of(`claims --report`+id, "the page of the report", "The report", "/reports/"),
		of(`history`+id, "its history", "The history", "/history/"),
		of(`show`+id, "the page of the question", "The question", "/questions/"),
		of(`explain`+id, "the page of the question", "The question", "/questions/"),
		of(`reports`+id, "the page of the report", "The report", "/reports/"),
		of(`relink`, "linking, which adding any report does too,", "Add a report", "/add"),
		of(`check`, "whoever keeps the ledger", "", ""),
		of(`add`, "the page “Add”", "Add", "/add"),
	}
}

// inDeskWords says in the words of the desk what to do.
func inDeskWords(hint string) (t told) {
	t.Text = hint
	for _, c := range commands() {
		found := c.pattern.FindStringSubmatch(t.Text)
		if found == nil {
			continue
		}
		t.Text = c.pattern.ReplaceAllLiteralString(t.Text, c.instead)
		if c.name != "" {
			to := c.to
			if len(found) > 1 {
				to += url.PathEscape(found[1])
			}
			t.Links = append(t.Links, link{c.name, to})
		}
	}
	t.Text = strings.TrimSpace(t.Text)
	return t
}
