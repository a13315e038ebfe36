package guard

import (
	"encoding/json"
	"html/template"
	"net/http"
	"strings"
	"sync"
)

// programs is where programs ask: they are told in JSON, whatever they accept.
const programs = "/api/"

// asksForPage tells whether a person with a browser waits for the answer.
func asksForPage(r *http.Request) bool {
	return !strings.HasPrefix(r.URL.Path, programs) && strings.Contains(r.Header.Get("Accept"), "text/html")
}

// refuse says why a request is not let through, and what to do: to people as a
// page, to programs as a problem (RFC 9457).
func refuse(w http.ResponseWriter, r *http.Request, status int, detail string) {
	if asksForPage(r) {
		page(w, status, refusal{Title: http.StatusText(status), Detail: detail})
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(struct { // the reader has gone
		Type   string `json:"type"`
		Title  string `json:"title"`
		Status int    `json:"status"`
		Detail string `json:"detail"`
	}{"about:blank", http.StatusText(status), status, detail})
}

// refusal is what a page of the guard says.
type refusal struct {
	Title, Detail string
	Asks          bool   // for the secret
	Login         string // where it is sent
}

func page(w http.ResponseWriter, status int, says refusal) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_ = pages().Execute(w, says) // the reader has gone
}

var pages = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("refusal").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>recount: {{.Title}}</title>
<main><h1>{{.Title}}</h1>
{{with .Detail}}<p role="alert">{{.}}</p>{{end}}
{{if .Asks}}<form method="post" action="{{.Login}}"><p><label>Token or password <input type="password" name="secret" required autofocus autocomplete="current-password"></label></p>
<p><button>Open</button></p></form>
{{else}}<p><a href="/">To the questions</a></p>{{end}}</main></html>
`))
})
