package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
)

// site serves a feed and a page, and takes what is posted to it.
type site struct {
	mutex  sync.Mutex
	count  int // items of the feed; the page has as many versions
	posted []string
}

func (s *site) grow(items int) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.count += items
}

func (s *site) items() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.count
}

func (s *site) posts() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.posted
}

func (s *site) pageTitle() string { return fmt.Sprintf("Flood at Tarn: %d hurt", 10+s.items()) }

// ServeHTTP answers as sites do: with validators, and 304 where nothing changed.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tag := fmt.Sprintf("%q", fmt.Sprint(r.URL.Path, s.items()))
	switch {
	case r.Method == http.MethodPost:
		s.take(w, r)
	case r.URL.Path != "/feed.xml" && r.URL.Path != "/page":
		http.NotFound(w, r)
	case r.Header.Get("If-None-Match") == tag:
		w.WriteHeader(http.StatusNotModified)
	default:
		w.Header().Set("ETag", tag)
		if r.URL.Path == "/page" {
			fmt.Fprintf(w, "<html><head><title>%s</title></head><body><article><p>A flood at Tarn hurt %d people on Monday, the mayor said. "+
				"Schools were closed, and the road to the harbour could not be used until Wednesday.</p></article></body></html>", s.pageTitle(), 10+s.items())
			return
		}
		fmt.Fprint(w, s.feed())
	}
}

// take notes the number of a change.
func (s *site) take(w http.ResponseWriter, r *http.Request) {
	content, err := io.ReadAll(r.Body)
	var change struct{ Number json.Number }
	if err == nil {
		err = json.Unmarshal(content, &change)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.posted = append(s.posted, change.Number.String())
}

// feed writes all items, the newest first. Some of them answer one question.
func (s *site) feed() string {
	var b strings.Builder
	b.WriteString("<rss version='2.0'><channel><title>Example Post</title><link>/</link>")
	for n := s.items() - 1; n >= 0; n-- {
		town := []string{"Alcora", "Velmora", "Orle"}[n%3]
		fmt.Fprintf(&b, "<item><title>Fire %d at %s</title><link>/%d</link><pubDate>Tue, 07 May 2019 10:00:00 GMT</pubDate>"+
			"<description>A fire at %s destroyed %d houses on Monday, police said.</description></item>", n, town, n, town, 2+n)
	}
	return b.String() + "</channel></rss>"
}
