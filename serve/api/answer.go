package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// answering holds each answer until it is whole: it gets an ETag, is left out
// where the client has it already, and what the router says of itself becomes a
// problem like all others.
func answering(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := &held{header: w.Header(), status: http.StatusOK}
		inner.ServeHTTP(a, r)
		if isPlain := strings.HasPrefix(a.header.Get("Content-Type"), "text/plain"); isPlain && a.status >= http.StatusBadRequest {
			a.explain(r)
		}
		if a.status == http.StatusOK && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			tag := tagOf(a.body.Bytes())
			a.header.Set("ETag", tag)
			if names(r.Header.Values("If-None-Match"), tag) {
				a.status = http.StatusNotModified
				a.header.Del("Content-Type")
				a.body.Reset()
			}
		}
		if a.status != http.StatusNotModified {
			a.header.Set("Content-Length", strconv.Itoa(a.body.Len()))
		}
		w.WriteHeader(a.status)
		_, _ = a.body.WriteTo(w) // the reader has gone
	})
}

// held is an answer in the making.
type held struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header returns the headers of the answer.
func (a *held) Header() http.Header { return a.header }

// WriteHeader sets the status.
func (a *held) WriteHeader(status int) { a.status = status }

// Write adds to the body.
func (a *held) Write(b []byte) (int, error) { return a.body.Write(b) }

// explain makes a problem of what the router says in plain words.
func (a *held) explain(r *http.Request) {
	detail := strings.TrimSpace(a.body.String())
	switch a.status {
	case http.StatusNotFound:
		detail = "nothing is at this address: " + Prefix + "/openapi.json lists what there is"
	case http.StatusMethodNotAllowed:
		detail = r.Method + " is not for this address, but " + a.header.Get("Allow")
	}
	a.header.Set("Content-Type", "application/problem+json")
	a.body.Reset()
	_ = json.NewEncoder(&a.body).Encode(huma.NewError(a.status, detail)) // writing to memory does not fail
}

// tagOf names an answer by its content.
func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// tagFor names the answer that a value is sent as.
func tagFor(value any) (string, error) {
	var body bytes.Buffer
	err := huma.DefaultJSONFormat.Marshal(&body, value)
	return tagOf(body.Bytes()), err
}

// names tells whether headers like If-None-Match name a tag. A tag that was
// weakened on the way, as by a proxy that compresses, is the same.
func names(headers []string, tag string) bool {
	for one := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
		if one == tag || one == "*" {
			return true
		}
	}
	return false
}
