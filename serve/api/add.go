package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"mime"
	"net/http"
	"net/url"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"recount"
	"recount/ingest"
	"recount/ledger"
	"recount/read"
	"recount/serve/told"
)

const maxReport = 16 << 20 // bytes of a report that is sent; its text may have 10 MB, and quotation in JSON takes more

// newReport is a report as JSON. Its text is taken as it is.
type newReport struct {
	Text     string `json:"text" minLength:"1" doc:"The text, taken as it is. Without a title its first line is the title."`
	ID       string `json:"id,omitempty" maxLength:"500" doc:"One is made from address and text without it."`
	Title    string `json:"title,omitempty" maxLength:"2000"`
	Source   string `json:"source,omitempty" maxLength:"500" doc:"The publisher."`
	URL      string `json:"url,omitempty" maxLength:"2000" doc:"The address. Another text at a known address is a new version."`
	Date     string `json:"date,omitempty" format:"date" doc:"Day of publication: without it, Friday stays Friday."`
	Byline   string `json:"byline,omitempty" maxLength:"500"`
	Language string `json:"language,omitempty" maxLength:"50"`
}

// toAdd is a request to add reports.
type toAdd struct {
	Kind    string `header:"Content-Type" hidden:"true"`
	Source  string `query:"source" maxLength:"500" doc:"The publisher of a text, in place of what it says of itself."`
	URL     string `query:"url" maxLength:"2000" doc:"Its address."`
	Date    string `query:"date" format:"date" doc:"Its day of publication."`
	RawBody []byte `contentType:"text/plain"`
}

// added tells what became of what was sent.
type added struct {
	Reports  []string               `json:"reports" nullable:"false" doc:"Ids of the reports, also of those known already."`
	Outcomes map[ledger.Outcome]int `json:"outcomes" doc:"How many were added, known, revised (a new version), reread (by newer rules)."`
	Claims   int                    `json:"claims" doc:"Of reports that are new, or read anew."`
	Copies   int                    `json:"copies" doc:"Pairs of copies found."`
	Problems []recount.Problem      `json:"problems" nullable:"false" doc:"What could not be read."`
}

// addedAnswer is added, at the address of the first report.
type addedAnswer struct {
	Status   int
	Location string `header:"Location" doc:"Address of the first report."`
	Body     added
}

func (s *service) addRoutes(a huma.API) {
	o := post("add-report", "/reports", "Add a report", maxReport,
		"As JSON, or as a text or page that is read as recount add reads it. The same again changes nothing (200).",
		"It is compared with the others before this answers; where there was no time for that, the same request goes on.")
	schema := a.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[newReport](), true, "")
	text := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString}}
	o.SkipValidateBody = true // its form depends on what it says it is
	o.RequestBody = &huma.RequestBody{Content: map[string]*huma.MediaType{
		"application/json": {Schema: schema}, "text/plain": text, "text/html": text,
	}}
	o.Responses["200"] = &huma.Response{Description: "All of it is known already", Content: map[string]*huma.MediaType{
		"application/json": {Schema: a.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[added](), true, "")},
	}}
	handle(s, a, o, func(ctx context.Context, in *toAdd) (*addedAnswer, error) {
		input, err := input(a, schema, in)
		if err != nil {
			return nil, err
		}
		select {
		case s.adding <- struct{}{}:
			defer func() { <-s.adding }()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
		return s.add(ctx, input)
	})
	o.RequestBody.Content["text/plain"] = text // in place of the framework's, which says binary
}

// input prepares the reading of what was sent.
func input(a huma.API, schema *huma.Schema, in *toAdd) (*read.Input, error) {
	day, err := dayOf("query.date", in.Date)
	if err != nil {
		return nil, err
	}
	o := read.Options{Source: in.Source, URL: in.URL, Date: day}
	body := bytes.Clone(in.RawBody)
	kind, _, err := mime.ParseMediaType(in.Kind)
	switch {
	case err == nil && kind == "application/json":
		if body, err = checked(a, schema, body); err != nil {
			return nil, err
		}
	case err != nil || kind != "text/plain" && kind != "text/html":
		return nil, huma.Error415UnsupportedMediaType("a report is sent as application/json, text/plain or text/html: say which in Content-Type")
	case len(bytes.TrimSpace(body)) == 0:
		return nil, invalid("body", nil, "no text is sent")
	}
	o.Stdin = bytes.NewReader(body)
	return read.Open([]string{"-"}, o), nil
}

// checked returns a report in JSON on one line, where it fits its schema.
func checked(a huma.API, schema *huma.Schema, body []byte) ([]byte, error) {
	var parsed any
	if err := strictly(body, &parsed); err != nil {
		return nil, huma.Error400BadRequest("the body is not JSON as it should be", &huma.ErrorDetail{Location: "body", Message: err.Error()})
	}
	place := huma.NewPathBuffer([]byte("body"), len("body"))
	result := &huma.ValidateResult{}
	huma.Validate(a.OpenAPI().Components.Schemas, schema, place, huma.ModeWriteToServer, parsed, result)
	if len(result.Errors) > 0 {
		return nil, huma.Error422UnprocessableEntity("validation failed", result.Errors...)
	}
	var report newReport
	if err := json.Unmarshal(body, &report); err != nil {
		return nil, invalid("body", nil, err.Error())
	}
	return json.Marshal(report)
}

// add files what an input holds, and tells what became of it.
func (s *service) add(ctx context.Context, in *read.Input) (*addedAnswer, error) {
	out := &addedAnswer{Status: http.StatusOK, Body: added{Reports: []string{}, Problems: []recount.Problem{}}}
	seen := func(yield func(recount.Report, *recount.Problem) bool) {
		for report, problem := range in.Reports() {
			if problem == nil {
				out.Body.Reports = append(out.Body.Reports, report.ID)
			}
			if !yield(report, problem) {
				return
			}
		}
	}
	keeper := s.keeper(ingest.Options{Problem: func(p recount.Problem) { out.Body.Problems = append(out.Body.Problems, p) }})
	sum, err := keeper.Add(ctx, seen)
	if err != nil {
		return nil, err
	}
	if sum.Failed == sum.Inputs {
		return nil, refused(out.Body.Problems)
	}
	out.Body.Outcomes, out.Body.Claims, out.Body.Copies = sum.Outcomes, sum.Claims, sum.Copies
	if sum.Outcomes[ledger.Known] < sum.Inputs-sum.Failed {
		out.Status = http.StatusCreated
	}
	if len(out.Body.Reports) > 0 {
		out.Location = address("reports", out.Body.Reports[0])
	}
	return out, nil
}

// refused says why nothing of what was sent could be filed.
func refused(problems []recount.Problem) error {
	status, details := http.StatusUnprocessableEntity, make([]error, len(problems))
	for i, p := range problems {
		if strings.Contains(p.Reason, ledger.ErrConflict.Error()) {
			status = http.StatusConflict
		}
		p.Hint = told.API(p.Hint)
		details[i] = &huma.ErrorDetail{Location: "body", Message: strings.TrimPrefix(p.Error(), p.Place+": ")}
	}
	if len(problems) == 0 {
		details = []error{errors.New("no report was found in it")}
	}
	return huma.NewError(status, "what was sent cannot be filed", details...)
}

// address is that of a thing of the ledger.
func address(of, id string) string { return Prefix + "/" + of + "/" + url.PathEscape(id) }
