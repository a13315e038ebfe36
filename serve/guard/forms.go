package guard

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
)

const (
	formCookie = "recount_form"
	// Field is the name of the form field that holds the token.
	Field = "token"
)

// Forms refuses changes by forms that were not written by this program for this
// browser: each holds a token made from a cookie that other sites can neither
// read nor set. Pages get theirs from [Token]. It stands before pages, not
// before interfaces for programs, which send no cookies.
func Forms(inner http.Handler) http.Handler {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // never fails
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := formID(w, r)
		token := sign(key, id)
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			given, err := read(r)
			if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
				refuse(w, r, http.StatusRequestEntityTooLarge, tooMuch)
				return
			}
			if !hmac.Equal([]byte(given), []byte(token)) {
				refuse(w, r, http.StatusForbidden, "This form is too old, or not of this program: load the page again and send it once more.")
				return
			}
		}
		inner.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), tokenKey{}, token)))
	})
}

// inMemory is how much of an upload is held in memory; the rest goes to
// temporary files, which the server removes.
const inMemory = 8 << 20

// read reads a form, within its limit, and returns the token in it.
func read(r *http.Request) (token string, err error) {
	if err = r.ParseForm(); err != nil {
		return "", err // asked for the parts of another form, it would forget this
	}
	if err = r.ParseMultipartForm(inMemory); errors.Is(err, http.ErrNotMultipart) {
		err = nil
	}
	return r.PostForm.Get(Field), err
}

// formID returns the browser's id, and gives it one where it has none.
func formID(w http.ResponseWriter, r *http.Request) string {
	if cookie, err := r.Cookie(formCookie); err == nil && len(cookie.Value) >= 26 {
		return cookie.Value
	}
	id := rand.Text()
	http.SetCookie(w, &http.Cookie{Name: formCookie, Value: id, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
	return id
}

func sign(key []byte, id string) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id))
	return hex.EncodeToString(mac.Sum(nil))
}

type tokenKey struct{}

// Token returns what forms on a page must hold.
func Token(ctx context.Context) string {
	token, _ := ctx.Value(tokenKey{}).(string)
	return token
}
