package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

const maxDepth = 16 // of objects and arrays within each other in a body

// strictly reads JSON as it is meant, or not at all: text that is not UTF-8,
// keys that come twice and nesting without reason are refused. Unknown keys are
// found by the schema of the operation.
func strictly(data []byte, v any) error {
	if !utf8.Valid(data) {
		return errors.New("the body is not valid UTF-8")
	}
	if err := once(data); err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}

// level is an object or array that is being read.
type level struct {
	keys    map[string]bool // nil for arrays
	key     string
	n       int
	wantKey bool
}

// once fails where a key comes twice in one object, or objects lie too deep.
func once(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var open []level
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w, at byte %d", place(open), err, d.InputOffset())
		}
		if open, err = step(open, token); err != nil {
			return err
		}
	}
}

// step takes one token in.
func step(open []level, token json.Token) ([]level, error) {
	if key, ok := token.(string); ok && len(open) > 0 && open[len(open)-1].wantKey {
		top := &open[len(open)-1]
		if top.keys[key] {
			return open, fmt.Errorf("%s: the key %q comes twice", place(open[:len(open)-1]), key)
		}
		top.keys[key], top.key, top.wantKey = true, key, false
		return open, nil
	}
	switch token {
	case json.Delim('{'):
		open = append(open, level{keys: map[string]bool{}, wantKey: true})
	case json.Delim('['):
		open = append(open, level{})
	case json.Delim('}'), json.Delim(']'):
		open = open[:len(open)-1]
	}
	if len(open) > maxDepth {
		return open, fmt.Errorf("objects and arrays lie in each other more than %d deep", maxDepth)
	}
	isOpening := token == json.Delim('{') || token == json.Delim('[')
	if len(open) > 0 && !isOpening {
		top := &open[len(open)-1]
		top.n++
		top.wantKey = top.keys != nil
	}
	return open, nil
}

// place writes where in a body something stands: body.fields.value.
func place(open []level) string {
	var b strings.Builder
	b.WriteString("body")
	for _, l := range open {
		switch {
		case l.keys == nil:
			fmt.Fprintf(&b, "[%d]", l.n)
		case l.key != "":
			b.WriteString("." + l.key)
		}
	}
	return b.String()
}

// checkQuery refuses queries that say something twice, or not in text, before
// they are taken apart.
func checkQuery(a huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		r, _ := humago.Unwrap(ctx)
		query, err := url.ParseQuery(r.URL.RawQuery)
		if err != nil {
			_ = huma.WriteErr(a, ctx, http.StatusBadRequest, "the query cannot be read: "+err.Error()) // the reader has gone
			return
		}
		var faults []error
		for name, values := range query {
			if fault := faultOf(name, values); fault != "" {
				faults = append(faults, &huma.ErrorDetail{Location: "query." + name, Message: fault, Value: strings.Join(values, " ")})
			}
		}
		if len(faults) > 0 {
			slices.SortFunc(faults, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
			_ = huma.WriteErr(a, ctx, http.StatusUnprocessableEntity, "the query cannot be used", faults...) // the reader has gone
			return
		}
		r.URL.RawQuery = query.Encode() // one way of writing it for all that follows
		next(ctx)
	}
}

// faultOf says what is wrong with a parameter, nothing where all is well.
func faultOf(name string, values []string) string {
	switch value := values[0]; {
	case !utf8.ValidString(name + value):
		return "not valid UTF-8"
	case len(values) > 1:
		return "said more than once"
	case value == "":
		return "empty: leave it out"
	case strings.ContainsFunc(value, unicode.IsControl):
		return "holds characters that are not text"
	}
	return ""
}

// request is the framework's, under a name that does not hide a method of it.
type request huma.Context

// whole is a request whose body has been read.
type whole struct {
	request
	body io.Reader
}

// BodyReader returns the body again.
func (w whole) BodyReader() io.Reader { return w.body }

// Unwrap returns the request as it came.
func (w whole) Unwrap() huma.Context { return w.request }

// readWhole reads the body of an operation that has one, within its limit and
// that of the server.
func readWhole(a huma.API) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		most := ctx.Operation().MaxBodyBytes
		if most == 0 {
			next(ctx)
			return
		}
		body, err := io.ReadAll(io.LimitReader(ctx.BodyReader(), most))
		tooLarge := (*http.MaxBytesError)(nil)
		switch {
		case errors.As(err, &tooLarge), int64(len(body)) == most:
			if tooLarge != nil {
				most = tooLarge.Limit
			}
			_ = huma.WriteErr(a, ctx, http.StatusRequestEntityTooLarge, fmt.Sprintf("the body is too large: it may have fewer than %d bytes; recount add takes large collections", most)) // the reader has gone
		case err != nil:
			_ = huma.WriteErr(a, ctx, http.StatusBadRequest, "the body could not be read to its end") // the reader has gone
		default:
			next(whole{ctx, bytes.NewReader(body)})
		}
	}
}
