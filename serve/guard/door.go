package guard

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"html/template"
	"net/http"
	"strings"
	"sync"
	"time"
)

const (
	sessionCookie = "recount_session"
	sessionTime   = 12 * time.Hour
	maxSessions   = 1000
	// Login is where a session is opened.
	Login = "/login"
)

// door asks for the secret, and remembers who gave it.
type door struct {
	secret   [32]byte // its digest: all comparisons take the same time
	mu       sync.Mutex
	sessions map[string]time.Time // id -> when it ends
	guessing sync.Mutex           // one guess at a time
}

func newDoor(secret string) *door {
	return &door{secret: sha256.Sum256([]byte(secret)), sessions: map[string]time.Time{}}
}

// fits tells whether a guess is the secret. Guesses wait for each other, and a
// wrong one takes half a second: two in a second at most, from all sides.
func (d *door) fits(guess string) bool {
	d.guessing.Lock()
	defer d.guessing.Unlock()
	digest := sha256.Sum256([]byte(guess))
	if subtle.ConstantTimeCompare(digest[:], d.secret[:]) == 1 {
		return true
	}
	time.Sleep(500 * time.Millisecond)
	return false
}

// guard lets through whoever bears the secret.
func (d *door) guard(inner http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch guess, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); {
		case isBearer && d.fits(guess), !isBearer && d.isOpen(r):
			inner.ServeHTTP(w, r)
		case isBearer:
			w.Header().Set("WWW-Authenticate", `Bearer realm="recount"`)
			http.Error(w, "the token is not right", http.StatusUnauthorized)
		case r.URL.Path == Login && r.Method == http.MethodPost:
			d.open(w, r)
		default:
			ask(w, r, "")
		}
	})
}

func (d *door) isOpen(r *http.Request) bool {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	return time.Now().Before(d.sessions[cookie.Value])
}

// open opens a session for whoever gives the secret in the form.
func (d *door) open(w http.ResponseWriter, r *http.Request) {
	if !d.fits(r.PostFormValue("secret")) {
		ask(w, r, "That is not right.")
		return
	}
	id := rand.Text()
	d.mu.Lock()
	if len(d.sessions) >= maxSessions {
		clear(d.sessions)
	}
	d.sessions[id] = time.Now().Add(sessionTime)
	d.mu.Unlock()
	http.SetCookie(w, &http.Cookie{
		Name: sessionCookie, Value: id, Path: "/", MaxAge: int(sessionTime.Seconds()), HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil,
	})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

var loginPage = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("login").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>recount: who is there?</title>
<main><h1>recount</h1>
<p>This ledger is open to those who have its token or password.</p>
{{with .}}<p role="alert">{{.}}</p>{{end}}
<form method="post" action="` + Login + `"><p><label>Token or password <input type="password" name="secret" required autofocus autocomplete="current-password"></label></p>
<p><button>Open</button></p></form></main></html>
`))
})

// ask answers with the form to open a session, programs with a line.
func ask(w http.ResponseWriter, r *http.Request, fault string) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="recount"`)
	if !strings.Contains(r.Header.Get("Accept"), "text/html") {
		http.Error(w, "this ledger asks for its token: send Authorization: Bearer TOKEN", http.StatusUnauthorized)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusUnauthorized)
	_ = loginPage().Execute(w, fault) // the reader has gone
}
