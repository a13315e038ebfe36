// Package api answers programs over HTTP: the same ledger that the desk shows,
// under [Prefix], as JSON. It calls the verbs of ingest and the read interfaces
// of ledger, and sends their types: a claim has the form that `recount claims`
// prints, a question that of `recount questions`.
//
// What is served is described by an OpenAPI 3.1 document made from the code, at
// openapi.json and openapi.yaml. Rows come a page at a time, with the cursor of
// the next; answers bear an ETag; errors are application/problem+json (RFC
// 9457), and say what to do. Who may ask at all, from where, and from which site
// changes may come is package guard's to say: the handler is to stand behind it.
package api

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"recount/extract"
	"recount/ingest"
	"recount/ledger"
)

// Prefix is where the interface is served.
const Prefix = "/api/v1"

// version is that of the interface: the second number rises when something is
// added, the first, and the prefix with it, when something changes or goes away.
const version = "1.0"

// Options say what is served.
type Options struct {
	Ledger    ledger.Ledger
	Extractor *extract.Extractor
	Now       func() time.Time
	Log       *slog.Logger // told of faults; nil = nobody
}

// service answers the requests.
type service struct {
	Options
	adding chan struct{} // holds as many as are adding reports
}

// maxAdding is how many requests add reports at once; others wait. One report
// keeps all processors busy while it is read.
const maxAdding = 2

// New makes the handler of a ledger. It answers paths under [Prefix].
func New(o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &service{Options: o, adding: make(chan struct{}, maxAdding)}
	mux := http.NewServeMux()
	described := s.describe(mux)
	mux.Handle("GET "+Prefix+"/openapi.json", document("application/openapi+json", described.json))
	mux.Handle("GET "+Prefix+"/openapi.yaml", document("application/openapi+yaml", described.yaml))
	return answering(mux)
}

// Upload tells whether a request may send as much as a report takes.
func Upload(r *http.Request) bool {
	return r.Method == http.MethodPost && r.URL.Path == Prefix+"/reports"
}

// Document is the OpenAPI document as JSON, indented.
func Document() ([]byte, error) {
	data, err := (&service{}).describe(http.NewServeMux()).json()
	if err != nil {
		return nil, err
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return nil, err
	}
	data, err = json.MarshalIndent(value, "", "  ")
	return append(data, '\n'), err
}

// description is the OpenAPI document, made when it is first asked for.
type description struct {
	json, yaml func() ([]byte, error)
}

// describe registers every operation at mux, and returns the document that
// describes them.
func (s *service) describe(mux *http.ServeMux) description {
	format := huma.Format{Marshal: huma.DefaultJSONFormat.Marshal, Unmarshal: strictly}
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "recount", Version: version,
				Description: "A ledger of the figures in news reports: who says how many of what, where and when, and how that stands to what others say. " +
					"recount tells who claims what; it never says what is true.",
			},
			Components: &huma.Components{
				Schemas:         newSchemas(),
				SecuritySchemes: map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer", Description: "Where the server was given a token or password."}},
			},
			Security: []map[string][]string{{}, {"token": {}}},
		},
		Formats:                      map[string]huma.Format{"application/json": format, "json": format},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{shortened},
	}
	a := humago.NewWithPrefix(mux, Prefix, config)
	a.UseMiddleware(checkQuery(a), readWhole(a))
	for _, register := range []func(huma.API){
		s.questionRoutes, s.claimRoutes, s.claimantRoutes, s.reportRoutes, s.versionRoutes, s.listRoutes, s.changeRoutes, s.addRoutes, s.reviewRoutes,
	} {
		register(a)
	}
	return description{
		json: sync.OnceValues(func() ([]byte, error) { return json.Marshal(a.OpenAPI()) }),
		yaml: sync.OnceValues(a.OpenAPI().YAML),
	}
}

// document serves one form of the OpenAPI document.
func document(kind string, content func() ([]byte, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		data, err := content()
		if err != nil {
			http.Error(w, "the description of the interface cannot be made: "+err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write(data) // the reader has gone
	})
}

// keeper returns what changes the ledger. Several may work at once.
func (s *service) keeper(o ingest.Options) *ingest.Keeper {
	o.Extractor, o.Now = s.Extractor, s.Now
	return ingest.NewKeeper(s.Ledger, o)
}

// get describes an operation that reads.
func get(id, path, summary string, about ...string) huma.Operation {
	return operation(http.MethodGet, id, path, summary, about...)
}

// post describes an operation that changes the ledger, with a body of at most
// so many bytes.
func post(id, path, summary string, most int64, about ...string) huma.Operation {
	o := operation(http.MethodPost, id, path, summary, about...)
	o.MaxBodyBytes, o.DefaultStatus = most, http.StatusCreated
	return o
}

func operation(method, id, path, summary string, about ...string) huma.Operation {
	tag, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return huma.Operation{
		OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{tag},
		Description: strings.Join(about, " "),
		Responses:   responses(method),
	}
}
