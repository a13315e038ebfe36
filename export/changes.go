package export

import (
	"fmt"
	"html"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/gorilla/feeds"

	"recount"
	"recount/ingest"
	"recount/ledger"
)

// ChangeLine tells of a change in one line.
func ChangeLine(c *ingest.Change) string {
	title, rest := changeWords(c)
	return joined(": ", title, strings.Join(rest, "; "))
}

// changeWords are what changed, and how.
func changeWords(c *ingest.Change) (title string, rest []string) {
	switch {
	case c.Kind == ledger.NewVersion && c.Report != nil:
		return "revised: " + clean(string(c.Report.Title)) + bracketed(clean(string(c.Report.Source))), rewordings(c.Rewording)
	case c.Claim == nil:
		return string(c.Kind), nil
	case c.Kind == ledger.NewConflict:
		why := clean(c.Sentence)
		if why == "" && c.Other != nil {
			why = figured(c.Claim) + " and " + figured(c.Other) + " conflicted when this was found, and no longer do"
		}
		return "conflict" + on(c.Question), []string{why}
	}
	return "new figure" + on(c.Question), []string{figured(c.Claim) + bracketed(joined(", ", clean(string(c.Claim.Claimant)), clean(string(c.Claim.Source)), c.Claim.Published.String()))}
}

func on(q *recount.Question) string {
	if q == nil || q.Title == "" {
		return ""
	}
	return " on " + quoted(clean(q.Title))
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

func figured(c *recount.Claim) string { return quoted(clean(string(c.Figure))) }

// rewordings tells what became of the figures of a report.
func rewordings(all []ingest.Rewording) []string {
	if len(all) == 0 {
		return []string{"no figure changed"}
	}
	words := make([]string, len(all))
	for i, r := range all {
		switch {
		case r.Before == nil:
			words[i] = "new is " + figured(r.After) + counting(r.After)
		case r.After == nil:
			words[i] = "gone is " + figured(r.Before) + counting(r.Before)
		default:
			words[i] = figured(r.Before) + counting(r.Before) + " is now " + figured(r.After) + counting(r.After) + bracketed(string(r.Kind))
		}
	}
	return words
}

func counting(c *recount.Claim) string {
	return prefixed(" ", joined(", ", clean(string(c.Counted)), string(c.Measure)))
}

// Atom writes changes, the newest first, as a feed for feed readers (RFC 4287).
// ledger tells the ledger from others: a change has the same id in every feed of
// its ledger, and in no feed of another.
func Atom(w io.Writer, ledger string, changes []ingest.Change) error {
	id := "urn:recount:" + ledger + ":changes"
	feed := &feeds.Feed{
		Title: "recount: what changed in the ledger", Id: id, Author: &feeds.Author{Name: "recount"},
		Link: &feeds.Link{Href: id}, Updated: time.Unix(0, 0).UTC(),
	}
	for i := range changes {
		item := atomItem(id, &changes[i])
		if item.Updated.After(feed.Updated) {
			feed.Updated = item.Updated
		}
		feed.Add(item)
	}
	text, err := feed.ToAtom()
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text+"\n")
	return err
}

func atomItem(feed string, c *ingest.Change) *feeds.Item {
	title, rest := changeWords(c)
	at, err := time.Parse(time.RFC3339, c.At)
	if err != nil {
		at = time.Unix(0, 0).UTC()
	}
	address := ""
	switch {
	case c.Report != nil:
		address = string(c.Report.URL)
	case c.Claim != nil:
		address = string(c.Claim.URL)
		rest = append(rest, clean(string(c.Claim.Sentence)))
	}
	for i := range rest {
		rest[i] = html.EscapeString(rest[i]) // the summary is HTML
	}
	item := &feeds.Item{
		Id: fmt.Sprintf("%s:%d", feed, c.Number), Title: title, Created: at, Updated: at,
		Description: strings.Join(rest, "<br>\n"), Link: &feeds.Link{Href: address},
	}
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" && u.Scheme != "https" {
		item.Link.Href = item.Id // a link is asked for, and no other kind is followed
	}
	return item
}

// FollowedLine tells of a question that is followed, or no longer is, in one line.
func FollowedLine(f *ledger.Following) string {
	verb := "followed"
	if f.Ends {
		verb = "no longer followed"
	}
	return joined(" ", short(f.Question), clean(f.Title), "· "+verb+" since", f.At.UTC().Format("2006-01-02 15:04"), prefixed("by ", clean(f.By)), gone(f))
}

// gone tells that no report gives a question any more, and which claim did last.
func gone(f *ledger.Following) string {
	switch {
	case !f.Gone:
		return ""
	case f.Last == "":
		return "· gone: no report gives it any more"
	}
	return "· gone: no report gives it any more, the claim " + f.Last + " did last"
}
