package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"recount/ingest"
	"recount/ledger"
	"recount/serve/told"
)

// invalid refuses one value of a request, and says where it stands.
func invalid(where string, value any, reason string) error {
	return huma.Error422UnprocessableEntity("a value of the request cannot be used", &huma.ErrorDetail{Location: where, Message: reason, Value: value})
}

// retryAfter is how many seconds a client had best wait for a ledger in use.
const retryAfter = "5"

// problem makes an answer of an error. Faults of the server are told in full to
// its log alone.
func (s *service) problem(err error) error {
	var refusal *ingest.Refusal
	var ready huma.StatusError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ready):
		return err
	case errors.As(err, &refusal):
		return huma.Error422UnprocessableEntity((&ingest.Refusal{Reason: refusal.Reason, Hint: told.API(refusal.Hint)}).Error())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return later("there was no time to finish; what was filed is kept, and the same request goes on from there")
	}
	for _, known := range []struct {
		is     error
		status int
	}{
		{ledger.ErrNotFound, http.StatusNotFound},
		{ledger.ErrInvalid, http.StatusBadRequest},
		{ledger.ErrConflict, http.StatusConflict},
		{ledger.ErrReadOnly, http.StatusForbidden},
		{ledger.ErrFull, http.StatusInsufficientStorage},
	} {
		if errors.Is(err, known.is) {
			if known.status == http.StatusNotFound {
				err = fmt.Errorf("%w (the lists give the ids of what there is; an id may be cut to its first 6 digits)", err)
			}
			return huma.NewError(known.status, told.API(err.Error()))
		}
	}
	if errors.Is(err, ledger.ErrLocked) || errors.Is(err, ledger.ErrChanged) {
		return later(told.API(err.Error()))
	}
	s.Log.Error("a request failed", "err", err)
	return huma.Error500InternalServerError("a fault of recount or of its ledger: the log of the server tells more, and recount check looks at the ledger")
}

// later says that the same request may well succeed in a while.
func later(why string) error {
	return huma.ErrorWithHeaders(huma.Error503ServiceUnavailable(why), http.Header{"Retry-After": {retryAfter}})
}

// handle registers a handler whose errors become problems.
func handle[In, Out any](s *service, a huma.API, o huma.Operation, do func(context.Context, *In) (*Out, error)) {
	a.OpenAPI().Components.Schemas.Schema(errorModel, true, "")
	huma.Register(a, o, func(ctx context.Context, in *In) (*Out, error) {
		out, err := do(ctx, in)
		return out, s.problem(err)
	})
}

// Bounds of what an error says, in bytes.
const (
	maxEcho    = 200 // of a refused value
	maxMessage = 1000
)

// shortened cuts what of a refused request is sent back.
func shortened(_ huma.Context, _ string, v any) (any, error) {
	model, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	for _, detail := range model.Errors {
		if detail == nil {
			continue
		}
		switch value := detail.Value.(type) {
		case string:
			detail.Value = cut(value, maxEcho)
		case map[string]any, []any, []string:
			detail.Value = nil // the place says enough
		}
		detail.Message = cut(detail.Message, maxMessage)
	}
	model.Detail = cut(model.Detail, maxMessage)
	return v, nil
}

func cut(s string, most int) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= most {
		return s
	}
	end := most
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// errorModel is the form of every error.
var errorModel = reflect.TypeFor[huma.ErrorModel]()
