package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

const provincesFile = "package/admin1.json"

func readProvinces(archive string) ([]row, error) {
	file, err := os.Open(archive)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", archive, err)
	}
	entries := tar.NewReader(unzipped)
	for {
		entry, err := entries.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", archive, provincesFile, err)
		}
		if entry.Name == provincesFile {
			return decodeProvinces(entries)
		}
	}
}

func decodeProvinces(r io.Reader) ([]row, error) {
	var provinces []struct {
		Code string `json:"code"` // "UA.05"
		Name string `json:"name"`
	}
	if err := json.NewDecoder(r).Decode(&provinces); err != nil {
		return nil, fmt.Errorf("%s: %w", provincesFile, err)
	}
	var rows []row
	for _, p := range provinces {
		country, code, _ := strings.Cut(p.Code, ".")
		if k := key(bare(p.Name)); k != "" {
			rows = append(rows, row{key: k, country: country, province: code})
		}
	}
	return rows, nil
}

// generic are the words for a division that reports leave out or put another
// word for: "Kursk Oblast", "the Kursk region".
var generic = []string{
	" oblast'", " oblast", " province", " governorate", " region", " republic", " department", " county",
	" district", " krai", " kray", " state", " division", " prefecture",
}

func bare(name string) string {
	lower := strings.ToLower(name)
	for _, g := range generic {
		if strings.HasSuffix(lower, g) {
			return name[:len(name)-len(g)]
		}
	}
	return strings.TrimPrefix(name, "Republic of ")
}
