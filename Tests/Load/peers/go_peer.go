// A peer of POST /predict as a Go developer would write it: net/http, encoding/json, the same bundle.
//
//	go_peer PORT BUNDLE
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

type customer struct {
	CustomerID            any
	Age                   *float64
	Gender                *string
	City                  *string
	AnnualIncome          *float64
	TotalSpent            *float64
	MonthlyPurchases      *float64
	AvgOrderValue         *float64
	AppTimeMinutes        *float64
	DiscountUsage         *string
	PreferredShoppingTime *string
}

type answer struct {
	CustomerID         any      `json:"customer_id"`
	Cluster            int      `json:"cluster"`
	SegmentName        string   `json:"segment_name"`
	SegmentDescription string   `json:"segment_description"`
	Characteristics    []string `json:"characteristics"`
	RecommendedOffers  []string `json:"recommended_offers"`
	Confidence         float64  `json:"confidence_score"`
	Anomaly            bool     `json:"anomaly"`
	Warnings           []string `json:"warnings"`
}

type bundle struct {
	scaler struct {
		Centre, Scale []float64
	}
	centroids struct {
		Centroids [][]float64
	}
	calibration struct {
		Temperature float64
	}
	dbscan struct {
		Eps        float64
		CorePoints [][]float64 `json:"core_points"`
	}
	segments struct {
		Segments []struct {
			Name, Description string
			Characteristics   []string
			RecommendedOffers []string `json:"recommended_offers"`
		}
	}
	encodings map[string]struct {
		Categories []string
		Aliases    map[string]string
	}
	codes map[string]map[string]float64
}

func (b *bundle) read(folder, name string, into any) {
	content, err := os.ReadFile(filepath.Join(folder, name+".json"))
	if err == nil {
		err = json.Unmarshal(content, into)
	}
	if err != nil {
		log.Fatal(name, ": ", err)
	}
}

func load(folder string) *bundle {
	b := &bundle{codes: map[string]map[string]float64{}}
	b.read(folder, "scaler", &b.scaler)
	b.read(folder, "centroids", &b.centroids)
	b.read(folder, "calibration", &b.calibration)
	b.read(folder, "dbscan", &b.dbscan)
	b.read(folder, "segments", &b.segments)
	b.read(folder, "encodings", &b.encodings)
	for feature, encoding := range b.encodings {
		codes := map[string]float64{}
		for code, category := range encoding.Categories {
			codes[strings.ToLower(category)] = float64(code)
		}
		for alias, category := range encoding.Aliases {
			codes[strings.ToLower(alias)] = codes[strings.ToLower(category)]
		}
		b.codes[feature] = codes
	}
	return b
}

func squaredDistance(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += (a[i] - b[i]) * (a[i] - b[i])
	}
	return sum
}

// vector encodes a customer in the order of the bundle's features, or says which field is wrong.
func (b *bundle) vector(c *customer) ([]float64, error) {
	numbers := []*float64{
		c.Age, nil, nil, c.AnnualIncome, c.TotalSpent, c.MonthlyPurchases, c.AvgOrderValue, c.AppTimeMinutes, nil, nil,
	}
	texts := map[int]struct {
		name string
		text *string
	}{
		1: {"Gender", c.Gender}, 2: {"City", c.City}, 8: {"DiscountUsage", c.DiscountUsage},
		9: {"PreferredShoppingTime", c.PreferredShoppingTime},
	}
	vector := make([]float64, len(numbers))
	for i, number := range numbers {
		value := 0.0
		if field, isText := texts[i]; isText {
			if field.text == nil {
				return nil, fmt.Errorf("%s is required", field.name)
			}
			code, known := b.codes[field.name][strings.ToLower(*field.text)]
			if !known {
				return nil, fmt.Errorf("%s is unknown", field.name)
			}
			value = code
		} else if number == nil || *number < 0 {
			return nil, fmt.Errorf("field %d must be a number of at least 0", i)
		} else {
			value = *number
		}
		vector[i] = (value - b.scaler.Centre[i]) / b.scaler.Scale[i]
	}
	return vector, nil
}

func (b *bundle) predict(c *customer) (*answer, error) {
	vector, err := b.vector(c)
	if err != nil {
		return nil, err
	}
	distances := make([]float64, len(b.centroids.Centroids))
	cluster := 0
	for i, centroid := range b.centroids.Centroids {
		distances[i] = squaredDistance(vector, centroid)
		if distances[i] < distances[cluster] {
			cluster = i
		}
	}
	sum := 0.0
	for _, distance := range distances {
		sum += math.Exp((distances[cluster] - distance) / (2 * b.calibration.Temperature))
	}
	anomaly := true
	for _, point := range b.dbscan.CorePoints {
		if squaredDistance(vector, point) <= b.dbscan.Eps*b.dbscan.Eps {
			anomaly = false
			break
		}
	}
	s := b.segments.Segments[cluster]
	return &answer{
		CustomerID: c.CustomerID, Cluster: cluster, SegmentName: s.Name, SegmentDescription: s.Description,
		Characteristics: s.Characteristics, RecommendedOffers: s.RecommendedOffers,
		Confidence: math.Round(1/sum*10000) / 10000, Anomaly: anomaly, Warnings: []string{},
	}, nil
}

func main() {
	b := load(os.Args[2])
	http.HandleFunc("/predict", func(w http.ResponseWriter, r *http.Request) {
		var c customer
		err := json.NewDecoder(r.Body).Decode(&c)
		var a *answer
		if err == nil {
			a, err = b.predict(&c)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(a)
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
