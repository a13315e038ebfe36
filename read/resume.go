package read

import (
	"io"
	"os"
	"slices"
	"strconv"

	"recount/read/pack"
)

// Position is a record of a WARC file.
type Position struct {
	Number int   // from 1; 0 for none
	Offset int64 // of the record in the file, or of what it is compressed in
}

var archiveName = lazy(`(?i)\.warc(?:\.gz|\.zst)?$`)

// Archives lists the WARC files among paths and in the folders among them, by
// their names, each once. What is wrong with a path is told by [Open].
func Archives(paths []string) []string {
	var found []string
	known := map[string]bool{}
	for file, problem := range files(paths) {
		if problem == nil && isArchiveFile(file.name) && !known[file.name] {
			known[file.name] = true
			found = append(found, file.name)
		}
	}
	return found
}

func isArchiveFile(name string) bool {
	info, err := os.Stat(name)
	return archiveName().MatchString(name) && err == nil && info.Mode().IsRegular()
}

// Archive is a run over one WARC file, which may begin in the middle of it.
type Archive struct{ *Input }

// OpenArchive prepares a run over a WARC file, from a record on; from its
// beginning where the position is zero. Where the file is compressed in a way
// that must be unpacked from there, the records before are passed over. Nothing is read before [Input.Reports].
func OpenArchive(path string, from Position, opts Options) Archive {
	in := Open([]string{path}, opts)
	in.from = from
	return Archive{in}
}

// Position is where the report or problem stands that was last streamed.
func (a Archive) Position() Position { return a.at }

// Stamp changes when the file does; it is empty where the file is not there.
func (a Archive) Stamp() string {
	info, err := os.Stat(a.paths[0])
	if err != nil {
		return ""
	}
	return strconv.FormatInt(info.Size(), 10) + " " + strconv.FormatInt(info.ModTime().UnixNano(), 10)
}

// resume goes to where the run begins in a file, where it can be read from
// there: a record that stands by itself, plain or in a gzip member of its own.
// Zstandard frames may need a dictionary from the beginning.
func (s *stream) resume(f *os.File) error {
	from := s.in.from
	if from.Offset == 0 {
		return nil
	}
	head := make([]byte, 4)
	if _, err := io.ReadFull(f, head); err != nil {
		return bare(err)
	}
	start := int64(0)
	if slices.Contains([]pack.Format{pack.None, pack.Gzip}, pack.Of(head)) {
		start = from.Offset
		s.base = Position{from.Number - 1, from.Offset}
	}
	s.in.progress.bytes.Add(start)
	_, err := f.Seek(start, io.SeekStart)
	return bare(err)
}
