package web

import (
	"bytes"
	"html/template"
	"net/http"
	"strings"

	"recount"
	"recount/export"
	"recount/ledger"
	"recount/serve/web/picture"
)

// Bounds of a page.
const (
	drawnApart   = 600 // claims up to which the picture tells origins apart; beyond, it shows the ranges of days
	rowsOfClaims = 60  // of the table at a time
	listed       = 100 // origins
	marksInPage  = 200 // beyond, marks of one claimant are folded; a picture for download holds more
)

// much is how much of a question with so many claims is read for its page.
func much(claims int) export.Most {
	if claims > drawnApart {
		return export.Most{Claims: rowsOfClaims + 1, Verdicts: 150, Origins: listed, Reports: 40}
	}
	return export.Most{Claims: drawnApart, Verdicts: 150, Origins: drawnApart, Reports: 40}
}

// all is how much is read for the picture that is downloaded.
func all() export.Most { return export.Most{Claims: 20_000, Verdicts: 1, Origins: 20_000, Reports: 1} }

// questionPage is what the page of a question shows.
type questionPage struct {
	export.QuestionPage
	Wide, Narrow template.HTML // the picture, for screens and for phones
	Table        []claimRow
	Next         string // cursor of the table
	First        bool   // the table shows its first rows
	Standing     []group
	Voices       []voice
	MoreVoices   int // origins that are not listed
	History      []recount.Review
	Others       []recount.Summary // of the same happening and measure, to merge with
	Followed     *ledger.Following // who follows it; nil where nobody does
}

// claimRow is one claim of a table.
type claimRow struct {
	*ledger.Linked
	Origin string // letter
	Best   bool
}

// question shows one question.
func (d *Desk) question(a *ask) error {
	id := a.r.PathValue("id")
	summary, err := d.Ledger.Question(a.ctx, id)
	if err != nil {
		return err
	}
	gathered, err := export.Gather(a.ctx, d.Ledger, summary.ID, a.base.KnownOn, much(summary.Voices.Claims))
	if err != nil {
		return err
	}
	if whole := gathered.Summary.ID; whole != id { // merged, or the beginning of an id
		http.Redirect(a.w, a.r, a.base.To("/questions/"+whole), http.StatusFound)
		return nil
	}
	page := questionPage{QuestionPage: gathered}
	page.Wide, page.Narrow = d.pictures(a, &page.QuestionPage)
	n := newNames(&gathered)
	if err := n.read(a.ctx, d.Ledger); err != nil {
		return err
	}
	page.Voices = n.voices(listed)
	page.MoreVoices = gathered.Summary.Voices.Most + gathered.Summary.Voices.Unattributed + gathered.Summary.Voices.Denials - len(page.Voices)
	page.Standing = n.standing(gathered.Verdicts)
	for _, step := range []func(*ask, *names, *questionPage) error{d.table, d.questionHistory, d.candidates, d.following} {
		if err := step(a, n, &page); err != nil {
			return err
		}
	}
	return a.show(d, "question", gathered.Summary.Title, "questions", &page)
}

// table reads the rows of claims that the page shows.
func (d *Desk) table(a *ask, n *names, page *questionPage) error {
	after := a.query.Get("after")
	page.First = after == ""
	claims := page.Claims
	if a.base.KnownOn.IsZero() && (after != "" || len(claims) > rowsOfClaims) {
		rows, err := d.Ledger.ClaimsOf(a.ctx, page.Summary.ID, ledger.Page{After: after, Limit: rowsOfClaims})
		if err != nil {
			return err
		}
		claims, page.Next = rows.Rows, rows.Next
	}
	for i := range claims {
		page.Table = append(page.Table, claimRow{&claims[i], n.letter(claims[i].Origin), claims[i].ID == string(page.Summary.Best)})
	}
	return nil
}

func (d *Desk) questionHistory(a *ask, _ *names, page *questionPage) (err error) {
	page.History, err = d.Ledger.History(a.ctx, page.Summary.ID)
	return err
}

// following reads who follows the question.
func (d *Desk) following(a *ask, _ *names, page *questionPage) error {
	followed, err := d.Ledger.Followed(a.ctx)
	for i := range followed {
		if followed[i].Question == page.Summary.ID {
			page.Followed = &followed[i]
		}
	}
	return err
}

// candidates reads what a question may be merged with.
func (d *Desk) candidates(a *ask, _ *names, page *questionPage) error {
	if page.Summary.Episode == "" {
		return nil
	}
	rows, err := d.Ledger.Questions(a.ctx, ledger.QuestionFilter{Episode: page.Summary.Episode, Measure: page.Summary.Measure}, ledger.Page{Limit: 15})
	for i := range rows.Rows {
		if rows.Rows[i].ID != page.Summary.ID {
			page.Others = append(page.Others, rows.Rows[i])
		}
	}
	return err
}

// pictures draws the question as wide as a page and as narrow as a phone.
func (d *Desk) pictures(a *ask, q *export.QuestionPage) (wide, narrow template.HTML) {
	data := pictured(q)
	href := func(claim string) string { return a.base.To("/claims/" + claim) }
	draw := func(width, height float64, marks int, id string) template.HTML {
		svg := picture.Draw(data, picture.Options{Width: width, Height: height, Marks: marks, Href: href, Brief: len(data.Claims) > marksInPage}).SVG(picture.Inline, id)
		return template.HTML(svg) //nolint:gosec // every word in it is escaped by the picture
	}
	return draw(960, 420, marksInPage, "wide"), draw(340, 380, marksInPage/2, "narrow")
}

// pictured is what of a question is drawn.
func pictured(q *export.QuestionPage) picture.Data {
	return picture.Data{
		Question: q.Summary, Claims: q.Claims, Origins: q.Origins,
		Partial: len(q.Claims) < q.Summary.Voices.Claims && q.KnownOn.IsZero(),
	}
}

// gathered reads a question for a download.
func (d *Desk) gathered(a *ask, most export.Most) (export.QuestionPage, error) {
	return export.Gather(a.ctx, d.Ledger, a.r.PathValue("id"), a.base.KnownOn, most)
}

// attach names a download.
func (a *ask) attach(kind, question, ending string) {
	a.w.Header().Set("Content-Type", kind)
	name := "recount-" + question
	if !a.base.KnownOn.IsZero() {
		name += "-as-known-on-" + a.base.KnownOn.String()
	}
	a.w.Header().Set("Content-Disposition", `attachment; filename="`+name+"."+ending+`"`)
}

func (d *Desk) alone(a *ask) (*picture.Scene, string, error) {
	q, err := d.gathered(a, all())
	if err != nil {
		return nil, "", err
	}
	return picture.Draw(pictured(&q), picture.Options{Title: true}), q.Summary.ID, nil
}

// pictureSVG downloads the picture.
func (d *Desk) pictureSVG(a *ask) error {
	scene, id, err := d.alone(a)
	if err != nil {
		return err
	}
	a.attach("image/svg+xml", id, "svg")
	_, err = a.w.Write(scene.SVG(picture.Alone, "recount"))
	return gone(err)
}

// picturePNG downloads the picture, painted.
func (d *Desk) picturePNG(a *ask) error {
	scene, id, err := d.alone(a)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := scene.PNG(&b); err != nil {
		return err
	}
	a.attach("image/png", id, "png")
	_, err = b.WriteTo(a.w)
	return gone(err)
}

// dataCSV downloads the claims of a question, one a row.
func (d *Desk) dataCSV(a *ask) error {
	q, err := d.gathered(a, export.Most{})
	if err != nil {
		return err
	}
	rows := make([]export.Held, len(q.Claims))
	for i := range q.Claims {
		rows[i] = export.HeldOf(q.Claims[i])
	}
	a.attach("text/csv; charset=utf-8", q.Summary.ID, "csv")
	return gone(export.CSV[export.Held](a.w)(recount.Report{}, rows))
}

// dataJSON downloads all that is told of a question.
func (d *Desk) dataJSON(a *ask) error {
	q, err := d.gathered(a, export.Most{})
	if err != nil {
		return err
	}
	a.attach("application/json", q.Summary.ID, "json")
	return gone(export.QuestionLine(a.w, q))
}

// gone drops an error of writing: the reader has gone, and cannot be told.
func gone(error) error { return nil }

// Days says which days a question's figures speak of.
func (q *questionPage) Days() string { return days(q.Summary.From, q.Summary.To) }

// About says what is counted, of whom and where.
func (q *questionPage) About() string {
	parts := []string{label(q.Summary.Measure)}
	for _, w := range []recount.Words{q.Summary.Counted, q.Summary.Place} {
		if w != "" {
			parts = append(parts, string(w))
		}
	}
	return strings.Join(parts, " · ")
}

// latestShown is of how many claimant lines the latest figure is shown at once.
const latestShown = 12

// Latest are the latest figures that are shown at once.
func (q *questionPage) Latest() []recount.Current {
	return q.Summary.Current[:min(latestShown, len(q.Summary.Current))]
}

// Earlier are those that are shown when asked for.
func (q *questionPage) Earlier() []recount.Current {
	return q.Summary.Current[len(q.Latest()):min(len(q.Summary.Current), 200)]
}

// Spread tells that there is a lowest and a highest figure, and that they are
// not one.
func (q *questionPage) Spread() bool {
	low, high := q.Summary.Lowest, q.Summary.Highest
	return low != nil && high != nil && low.Claim != high.Claim
}
