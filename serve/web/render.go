package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// templates are the pages, each with the frame and the parts that they share.
var templates = sync.OnceValues(func() (map[string]*template.Template, error) {
	shared, err := template.New("").Funcs(functions()).ParseFS(templateFiles, "templates/_*.html")
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(templateFiles, "templates/[a-z]*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, file := range files {
		page, err := shared.Clone()
		if err == nil {
			page, err = page.ParseFS(templateFiles, file)
		}
		if err != nil {
			return nil, err
		}
		pages[strings.TrimSuffix(path.Base(file), ".html")] = page
	}
	return pages, nil
})

// render writes a page whole, or an error and nothing.
func (d *Desk) render(w http.ResponseWriter, status int, page string, b *base) error {
	pages, err := templates()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := pages[page].ExecuteTemplate(&out, "frame", b); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w) // the reader has gone
	return nil
}

// stamp changes whenever an asset does, so that browsers may keep them.
var stamp = sync.OnceValue(func() string {
	sum := sha256.New()
	err := fs.WalkDir(assetFiles, "assets", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := assetFiles.ReadFile(path)
		sum.Write(content)
		return err
	})
	if err != nil {
		panic(err) // the files are inside the program
	}
	return hex.EncodeToString(sum.Sum(nil)[:6])
})

// assets serves the style sheet, the script and the icon.
func assets() http.Handler {
	files := http.FileServerFS(assetFiles)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") { // a folder, which is nobody's to list
			http.NotFound(w, r)
			return
		}
		if r.URL.Query().Get("v") == stamp() {
			w.Header().Set("Cache-Control", "private, max-age=31536000, immutable")
		}
		files.ServeHTTP(w, r)
	})
}
