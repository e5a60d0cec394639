// A pin on a map: a click or the arrow keys put it there, and a field of the form says where, in degrees.
const SHAPE = "M0,0C-1,-4 -6,-8 -6,-13A6,6 0 1 1 6,-13C6,-8 1,-4 0,0Z";
const DECIMALS = 4;
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function startPin(box) {
  const field = document.getElementById(box.dataset.pin);
  const svg = box.querySelector("svg");
  const map = box.querySelector(".hub-pin__map");
  const says = box.querySelector("[data-pin-says]");
  const away = box.querySelector("[data-pin-away]");
  if (!field || !svg) return;
  const [west, north, across, down] = ["west", "north", "across", "down"].map((name) => Number(box.dataset[name]));
  const { width, height } = svg.viewBox.baseVal;
  const mark = document.createElementNS("http://www.w3.org/2000/svg", "path");
  mark.setAttribute("d", SHAPE);
  mark.setAttribute("class", "hub-pin__mark");
  let at = null;

  function areaAt(point) {
    const spot = svg.createSVGPoint();
    [spot.x, spot.y] = point;
    const area = [...svg.querySelectorAll("g path")].find((one) => one.isPointInFill(spot));
    const title = area && area.querySelector("title");
    return title ? title.textContent.replace(/: \d+$/, "") : "";
  }

  function put(point) {
    at = point;
    if (!point) {
      field.value = "";
      mark.remove();
      says.textContent = "There is no pin.";
    } else {
      mark.setAttribute("transform", `translate(${point[0]} ${point[1]}) scale(${width / 400})`);
      svg.append(mark);
      field.value = `${(north - point[1] / down).toFixed(DECIMALS)}, ${(west + point[0] / across).toFixed(DECIMALS)}`;
      const name = areaAt(point);
      says.textContent = name ? `The pin is in ${name}.` : "Here the pin lies outside of the wards: move it into one.";
    }
    away.hidden = !point;
  }

  map.addEventListener("click", (event) => {
    const seen = svg.getScreenCTM();
    if (seen) put([(event.clientX - seen.e) / seen.a, (event.clientY - seen.f) / seen.d]);
  });
  map.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const [x, y] = at || [width / 2, height / 2];
    const far = (event.shiftKey ? 0.05 : 0.01) * width;
    put([Math.min(width, Math.max(0, x + far * step[0])), Math.min(height, Math.max(0, y + far * step[1]))]);
  });
  away.addEventListener("click", () => {
    put(null);
    map.focus();
  });
  box.hidden = false;
  const kept = field.value.split(",").map(Number);
  if (field.value && kept.length === 2) put([(kept[1] - west) * across, (north - kept[0]) * down]);
}
