// Package guard is what stands between a network and the pages and interfaces
// of a ledger: who may ask, from where, how much and for how long.
//
//   - The Host header must name this program. A page elsewhere that has its own
//     name resolve to 127.0.0.1 (DNS rebinding) is refused.
//   - Where a secret is set, every request bears it: as a bearer token, or in a
//     session that was opened with it.
//   - Changes must come from pages of this program: by the browser's own word
//     (Sec-Fetch-Site, Origin) and, for forms, by a token that other sites cannot
//     read.
//   - Bodies, headers and time are limited.
//   - No page runs script or takes styles that are not files of this program,
//     whatever a report brings into it.
package guard

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// Limits.
const (
	MaxForm    = 1 << 20   // bytes of a form
	MaxUpload  = 256 << 20 // bytes of an upload, all its files together
	maxHeaders = 64 << 10
	askTime    = 30 * time.Second // to answer a question
	uploadTime = 10 * time.Minute // to send an upload
)

// tooMuch says what to do with a body beyond its limit.
const tooMuch = "Too much is sent at once: add large collections with recount add."

// Options say what is guarded how.
type Options struct {
	Hosts  []string // names that the program answers to, besides loopback; "*" for any address in digits
	Secret string   // every request must bear it; empty: none is asked for
	Upload func(*http.Request) bool
	Log    *slog.Logger
}

// Shell wraps everything that is served: host, limits, headers, secret.
func Shell(o Options, inner http.Handler) http.Handler {
	if o.Upload == nil {
		o.Upload = func(*http.Request) bool { return false }
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	origins := http.NewCrossOriginProtection()
	origins.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		refuse(w, r, http.StatusForbidden, "Changes are taken from pages of this program, and from programs that are no browsers: this request came from another site.")
	}))
	h := origins.Handler(inner)
	if o.Secret != "" {
		h = newDoor(o.Secret).guard(h)
	}
	return headers(recovering(o.Log, hosts(o.Hosts, limits(o.Upload, h))))
}

// headers keeps browsers from doing more with a page than show it.
func headers(inner http.Handler) http.Handler {
	fixed := map[string]string{
		"Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
			"form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
		"X-Content-Type-Options":       "nosniff",
		"X-Frame-Options":              "DENY",
		"Referrer-Policy":              "same-origin",
		"Cross-Origin-Opener-Policy":   "same-origin",
		"Cross-Origin-Resource-Policy": "same-origin",
		"Permissions-Policy":           "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
		"Cache-Control":                "private, no-cache",
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range fixed {
			w.Header().Set(name, value)
		}
		inner.ServeHTTP(w, r)
	})
}

// limits bounds bodies and time.
func limits(isUpload func(*http.Request) bool, inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most, time := int64(MaxForm), askTime
		if isUpload(r) {
			most, time = MaxUpload, uploadTime
		}
		if r.ContentLength > most {
			refuse(w, r, http.StatusRequestEntityTooLarge, tooMuch)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		ctx, stop := context.WithTimeout(r.Context(), time)
		defer stop()
		inner.ServeHTTP(w, r.WithContext(ctx))
	})
}

// recovering answers a request that brought out a fault of the program, and
// lets the others go on.
func recovering(log *slog.Logger, inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if fault := recover(); fault != nil && fault != http.ErrAbortHandler {
				log.Error("a fault of recount", "path", r.URL.Path, "fault", fault, "stack", string(debug.Stack()))
				refuse(w, r, http.StatusInternalServerError, "A fault of recount: please tell its developers what you did.")
			}
		}()
		inner.ServeHTTP(w, r)
	})
}
