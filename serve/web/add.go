package web

import (
	"cmp"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"recount"
	"recount/ingest"
	"recount/read"
)

// add shows the forms to add reports and claims.
func (d *Desk) add(a *ask) error {
	return a.show(d, "add", "Add", "add", map[string]any{"Measures": measureOptions(""), "Jobs": d.jobs.list()})
}

// addText adds one report that was pasted.
func (d *Desk) addText(a *ask) error {
	form := a.r.PostForm
	text := lines(form.Get("text"))
	if strings.TrimSpace(text) == "" {
		return &ingest.Refusal{Reason: "no text is given", Hint: "paste the report with its title in the first line"}
	}
	o, err := a.told()
	if err != nil {
		return err
	}
	o.Stdin = strings.NewReader(text)
	return d.begin(a, "pasted text", read.Open([]string{"-"}, o), nil)
}

// told reads what the form says of the reports beforehand.
func (a *ask) told() (o read.Options, err error) {
	form := a.r.PostForm
	o.Source, o.URL = strings.TrimSpace(form.Get("source")), strings.TrimSpace(form.Get("url"))
	if day := strings.TrimSpace(form.Get("date")); day != "" {
		if o.Date, err = recount.ParseDay(day); err != nil {
			return o, &ingest.Refusal{Reason: "“" + day + "” is no day", Hint: "write it as 2024-12-31"}
		}
	}
	return o, nil
}

// addFiles adds what is uploaded. The files are kept aside until they are
// filed.
func (d *Desk) addFiles(a *ask) error {
	o, err := a.told()
	if err != nil {
		return err
	}
	if a.r.MultipartForm == nil || len(a.r.MultipartForm.File["files"]) == 0 {
		return &ingest.Refusal{Reason: "no files are given", Hint: "choose text, HTML, JSON lines or web archives"}
	}
	folder, err := os.MkdirTemp("", "recount-upload-")
	if err != nil {
		return err
	}
	var paths []string
	for i, header := range a.r.MultipartForm.File["files"] {
		path, err := keepAside(folder, i, header)
		if err != nil {
			return errors.Join(err, os.RemoveAll(folder))
		}
		paths = append(paths, path)
	}
	name := a.r.MultipartForm.File["files"][0].Filename
	if len(paths) > 1 {
		name = recount.Counted(len(paths), "file", "files")
	}
	return d.begin(a, name, read.Open(paths, o), func() error { return os.RemoveAll(folder) })
}

// keepAside writes an uploaded file into a folder of its own, under the last
// part of its name.
func keepAside(folder string, i int, header *multipart.FileHeader) (path string, err error) {
	name := filepath.Base(filepath.Clean("/" + strings.ReplaceAll(header.Filename, "\\", "/")))
	name = strings.TrimLeft(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '_'
		}
		return r
	}, name), ".")
	if len(name) > 100 {
		name = name[len(name)-100:]
	}
	own := filepath.Join(folder, strconv.Itoa(i))
	if err := os.Mkdir(own, 0o700); err != nil {
		return "", err
	}
	path = filepath.Join(own, cmp.Or(strings.Trim(name, "/"), "upload"))
	from, err := header.Open()
	if err != nil {
		return "", err
	}
	defer from.Close()
	to, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(to, from)
	return path, errors.Join(err, to.Close())
}

// begin starts adding, and leads to where its progress is shown.
func (d *Desk) begin(a *ask, name string, in *read.Input, after func() error) error {
	job := d.jobs.start(name, in, after, d)
	http.Redirect(a.w, a.r, "/add/"+job, http.StatusSeeOther)
	return nil
}

// job shows how far an upload has come, and what came of it.
func (d *Desk) job(a *ask) error {
	state, ok := d.jobs.state(a.r.PathValue("job"))
	if !ok {
		return errNoPage
	}
	if a.query.Get("form") == "json" {
		a.w.Header().Set("Content-Type", "application/json")
		_, err := io.WriteString(a.w, state.json())
		return gone(err)
	}
	if !state.Over {
		a.w.Header().Set("Refresh", "2") // for readers without script
	}
	return a.show(d, "job", "Adding "+state.Name, "add", &state)
}

// addByHand adds a claim with its source, which no report has.
func (d *Desk) addByHand(a *ask) error {
	o, err := a.told()
	if err != nil {
		return err
	}
	review, err := d.keeper(ingest.Options{}).AddMissed(a.ctx, a.sign(), ingest.Missed{
		Words: lines(strings.TrimSpace(a.r.PostForm.Get("words"))), Source: o.Source, URL: o.URL, Published: o.Date, Fields: given(a),
	})
	if err != nil {
		return err
	}
	return a.back("/claims/"+review.Claim, review)
}
