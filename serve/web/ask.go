package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"recount"
	"recount/ingest"
	"recount/ledger"
	"recount/serve/guard"
	"recount/serve/told"
)

// ask is one request on its way to an answer.
type ask struct {
	w     http.ResponseWriter
	r     *http.Request
	ctx   context.Context
	query url.Values
	base  base
}

// base is what every page needs to know.
type base struct {
	Title   string
	Section string      // of the menu
	Token   string      // for forms
	By      string      // who reviews
	Ledger  string      // name
	Passing bool        // the ledger is gone when the program ends
	KnownOn recount.Day // the day as of which all is shown; zero for now
	Path    string
	Query   url.Values      // as the page takes it
	Unknown []string        // names in the query that the page does not take
	Kept    *recount.Review // what was just decided
	Body    any
}

// byCookie holds the name that a reviewer signs with.
const byCookie = "recount_by"

// answer makes a handler: it reads what all pages have in common, and answers
// errors.
func (d *Desk) answer(how func(*ask) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		a := &ask{w: w, r: r, ctx: r.Context(), query: r.URL.Query()}
		a.base = base{
			Token: guard.Token(a.ctx), By: d.By, Ledger: d.Name, Passing: d.Passing, Path: r.URL.EscapedPath(), Query: a.query,
		}
		if cookie, err := r.Cookie(byCookie); err == nil {
			if name, err := url.QueryUnescape(cookie.Value); err == nil && name != "" {
				a.base.By = name
			}
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			defer d.pages.forget()
		}
		a.readNames()
		err := a.readDay()
		if err == nil {
			a.readKept(d)
			err = how(a)
		}
		if err != nil {
			d.fail(a, err)
		}
	}
}

func (a *ask) readDay() (err error) {
	if text := strings.TrimSpace(a.query.Get("known-on")); text != "" {
		if a.base.KnownOn, err = recount.ParseDay(text); err != nil {
			return &ingest.Refusal{Reason: "“" + text + "” is no day", Hint: "write it as 2024-12-31"}
		}
	}
	return nil
}

// readKept reads the review that a page before this one led to.
func (a *ask) readKept(d *Desk) {
	if id := a.query.Get("kept"); id != "" {
		if review, err := d.Ledger.Review(a.ctx, id); err == nil {
			a.base.Kept = &review
		}
	}
}

// day reads a day from the query, empty for none.
func (a *ask) day(key string) (recount.Day, error) {
	text := strings.TrimSpace(a.query.Get(key))
	if text == "" {
		return recount.Day{}, nil
	}
	day, err := recount.ParseDay(text)
	if err != nil {
		return day, &ingest.Refusal{Reason: "“" + text + "” is no day", Hint: "write it as 2024-12-31"}
	}
	return day, nil
}

// measureAndKind reads the measure and the kind of voice of a filter.
func (a *ask) measureAndKind() (measure recount.Measure, kind recount.ClaimantKind, err error) {
	if measure, err = recount.MeasureNamed(a.query.Get("measure")); err != nil {
		return "", "", err
	}
	kind, err = recount.OneOf("kind of claimant", a.query.Get("kind"), ledger.VoiceKinds())
	return measure, kind, err
}

// window reads the first and the last day of a filter.
func (a *ask) window() (since, until recount.Day, err error) {
	if since, err = a.day("since"); err != nil {
		return since, until, err
	}
	if until, err = a.day("until"); err != nil {
		return since, until, err
	}
	if ledger.InOrder(since, until) != nil {
		err = &ingest.Refusal{Reason: "“From” (" + since.String() + ") is after “To” (" + until.String() + "): nothing could fit", Hint: "exchange the two days"}
	}
	return since, until, err
}

// show writes a page.
func (a *ask) show(d *Desk, page, title, section string, body any) error {
	a.base.Title, a.base.Section, a.base.Body = title, section, body
	return d.render(a.w, http.StatusOK, page, &a.base)
}

// whole returns the whole id of which the path holds the beginning. Reports have
// the ids that their collections gave them, of any form and length.
func (a *ask) whole(d *Desk, kind ledger.Kind) (string, error) {
	if kind == ledger.OfReport {
		if _, row, err := d.Ledger.Report(a.ctx, a.r.PathValue("id")); err == nil {
			return row.ID, nil
		}
	}
	return d.Ledger.Whole(a.ctx, kind, a.r.PathValue("id"))
}

// back leads to a page of the desk after a change, which is told there.
func (a *ask) back(to string, review recount.Review) error {
	u, err := url.Parse(to)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.Contains(u.Path, `\`) {
		u = &url.URL{Path: "/"}
	}
	q := u.Query()
	if review.ID != "" {
		q.Set("kept", review.ID)
	}
	u.RawQuery = q.Encode()
	http.Redirect(a.w, a.r, u.String(), http.StatusSeeOther)
	return nil
}

// sign reads who decides and why from a form, and remembers who.
func (a *ask) sign() ingest.Signature {
	s := ingest.Signature{By: strings.TrimSpace(a.r.PostFormValue("by")), Why: strings.TrimSpace(a.r.PostFormValue("why"))}
	if s.By != "" {
		http.SetCookie(a.w, &http.Cookie{
			Name: byCookie, Value: url.QueryEscape(s.By), Path: "/", MaxAge: 365 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: a.r.TLS != nil,
		})
	}
	return s
}

// fault is an error as people are told it.
type fault struct {
	Status string
	Reason string
	Hint   advice
	Back   string
}

// advice is what a fault says to do, with the pages that it speaks of.
type advice struct {
	Text  string
	Links []told.Link
}

// inDeskWords says in the words of the desk what to do.
func inDeskWords(hint string) (a advice) {
	a.Text, a.Links = told.Desk(hint)
	return a
}

// fail answers an error.
func (d *Desk) fail(a *ask, err error) {
	status, f := http.StatusInternalServerError, fault{Reason: err.Error(), Back: a.r.PostFormValue("back")}
	refusal, none := (*ingest.Refusal)(nil), (*recount.NoneOf)(nil)
	switch {
	case errors.As(err, &none):
		status, f.Reason, f.Hint.Text = http.StatusUnprocessableEntity, none.Reason, "choose one of "+strings.Join(none.Choices, ", ")
	case errors.As(err, &refusal):
		status, f.Reason, f.Hint = http.StatusUnprocessableEntity, refusal.Reason, inDeskWords(refusal.Hint)
	case errors.Is(err, errNoPage):
		status = http.StatusNotFound
	case errors.Is(err, ledger.ErrNotFound):
		status, f.Hint.Text = http.StatusNotFound, "the lists lead to what there is; an id may be cut to its first 6 digits"
	case errors.Is(err, ledger.ErrInvalid):
		status = http.StatusBadRequest
	case errors.Is(err, ledger.ErrReadOnly):
		status, f.Hint.Text = http.StatusForbidden, "the ledger can only be read here"
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, ledger.ErrLocked):
		status, f.Hint.Text = http.StatusServiceUnavailable, "try again in a moment"
	case a.ctx.Err() != nil:
		return // the reader has gone
	default:
		d.Log.Error("could not answer", "path", a.r.URL.Path, "err", err)
		f.Hint.Text = "the log of the program tells more"
	}
	f.Reason = inDeskWords(f.Reason).Text
	f.Status = strconv.Itoa(status) + " " + http.StatusText(status)
	a.base.Title, a.base.Body = "Not done", f
	if status == http.StatusNotFound {
		a.base.Title = "Not found"
	}
	if err := d.render(a.w, status, "fault", &a.base); err != nil {
		d.Log.Error("could not tell an error", "err", err)
	}
}

// nothing answers paths that are no page.
func (d *Desk) nothing(*ask) error {
	return errNoPage
}

var errNoPage = noPage{}

// noPage says that an address leads nowhere.
type noPage struct{}

func (noPage) Error() string { return "there is no such page" }
func (noPage) Unwrap() error { return ledger.ErrNotFound }

// To adds the known-on day to an address of the desk.
func (b *base) To(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if !b.KnownOn.IsZero() {
		q.Set("known-on", b.KnownOn.String())
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// With is this page's address with a value set, or left out where it is empty.
func (b *base) With(pairs ...string) string {
	q := url.Values{}
	for key, values := range b.Query {
		if key != "kept" {
			q[key] = values
		}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Del(pairs[i])
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return b.Path
	}
	return b.Path + "?" + q.Encode()
}
