package guard

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
	"sync"
	"time"
)

const (
	sessionCookie = "recount_session"
	sessionTime   = 12 * time.Hour
	maxSessions   = 1000
	maxGuesses    = 16 // that wait for each other; more are turned away
	challenge     = `Bearer realm="recount"`
	// Login is where a session is opened.
	Login = "/login"
)

// door asks for the secret, and remembers who gave it.
type door struct {
	secret   [32]byte // its digest: all comparisons take the same time
	mu       sync.Mutex
	sessions map[string]time.Time // id -> when it ends
	guessing sync.Mutex           // one guess at a time
	waiting  chan struct{}        // holds as many as wait
}

func newDoor(secret string) *door {
	return &door{secret: sha256.Sum256([]byte(secret)), sessions: map[string]time.Time{}, waiting: make(chan struct{}, maxGuesses)}
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
		guess, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		isLogin := !isBearer && r.URL.Path == Login && r.Method == http.MethodPost
		switch {
		case !isBearer && d.isOpen(r):
			inner.ServeHTTP(w, r)
			return
		case !isBearer && !isLogin:
			ask(w, r, "")
			return
		case isLogin:
			guess = r.PostFormValue("secret")
		}
		select {
		case d.waiting <- struct{}{}:
		default:
			w.Header().Set("Retry-After", "10")
			refuse(w, r, http.StatusTooManyRequests, "Too many guesses at the secret are in hand: try again in ten seconds.")
			return
		}
		fits := d.fits(guess)
		<-d.waiting
		switch {
		case !fits:
			ask(w, r, "That is not right.")
		case isLogin:
			d.open(w, r)
		default:
			inner.ServeHTTP(w, r)
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

// open opens a session.
func (d *door) open(w http.ResponseWriter, r *http.Request) {
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

// ask says that a secret is asked for: people by a form to open a session.
func ask(w http.ResponseWriter, r *http.Request, fault string) {
	w.Header().Set("WWW-Authenticate", challenge)
	if asksForPage(r) {
		says := "This ledger is open to those who have its token or password."
		if fault != "" {
			says = fault + " " + says
		}
		page(w, http.StatusUnauthorized, refusal{Title: "Who is there?", Detail: says, Asks: true, Login: Login})
		return
	}
	if fault == "" {
		fault = "This ledger asks for its token."
	}
	refuse(w, r, http.StatusUnauthorized, fault+" Send Authorization: Bearer TOKEN.")
}
