//! A headless Chromium driven over its debugging protocol: one page, its console and its requests.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

const PATIENCE: Duration = Duration::from_secs(30);

/// One page of a browser that ends with this value.
pub struct Chromium {
    child: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: String,
    next: u64,
    _profile: tempfile::TempDir,
    /// Errors of the console and uncaught exceptions, in order.
    pub console: Vec<String>,
    /// Every address asked for, in order.
    pub requests: Vec<String>,
    loaded: bool,
}

impl Chromium {
    /// Starts the browser with an empty page.
    pub fn start() -> Chromium {
        let profile = tempfile::tempdir().expect("a folder for the browser");
        let mut child = Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--disable-dev-shm-usage", "--remote-debugging-port=0", "--remote-allow-origins=*"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("chromium starts; `apt-get install chromium` brings it");
        let address = debugging_address(&mut child);
        let (socket, _) = tungstenite::connect(address).expect("the browser's debugging port");
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
        }
        let mut browser = Chromium {
            child,
            socket,
            session: String::new(),
            next: 0,
            _profile: profile,
            console: Vec::new(),
            requests: Vec::new(),
            loaded: false,
        };
        let target = browser.call("Target.createTarget", json!({ "url": "about:blank" }));
        let attached =
            browser.call("Target.attachToTarget", json!({ "targetId": target["targetId"], "flatten": true }));
        browser.session = attached["sessionId"].as_str().expect("a session").to_string();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Sets the window's width and height in CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32) {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 }),
        );
    }

    /// Lets pages run scripts or not.
    pub fn scripts(&mut self, allowed: bool) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": !allowed }));
    }

    /// Opens an address and waits until it has loaded.
    pub fn open(&mut self, url: &str) {
        self.loaded = false;
        let answer = self.call("Page.navigate", json!({ "url": url }));
        assert!(answer["errorText"].is_null(), "{url}: {answer}");
        self.wait_for_load();
    }

    /// Clicks the first element a selector finds and waits for the page it leads to.
    pub fn follow(&mut self, selector: &str) {
        self.loaded = false;
        let found = self.eval(&format!(
            "(() => {{ const e = document.querySelector({}); if (!e) return false; e.click(); return true; }})()",
            json!(selector)
        ));
        assert_eq!(found, json!(true), "nothing to click at `{selector}` on {}", self.address());
        self.wait_for_load();
    }

    /// The value of an expression in the page.
    pub fn eval(&mut self, expression: &str) -> Value {
        let answer = self
            .call("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true, "awaitPromise": true }));
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub fn until(&mut self, expression: &str) {
        let start = Instant::now();
        while self.eval(expression) != json!(true) {
            assert!(start.elapsed() < PATIENCE, "never came true on {}: {expression}", self.address());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Where the page is.
    pub fn address(&mut self) -> String {
        self.eval("location.href").as_str().unwrap_or_default().to_string()
    }

    fn wait_for_load(&mut self) {
        let start = Instant::now();
        while !self.loaded {
            assert!(start.elapsed() < PATIENCE, "the page did not load");
            self.read();
        }
        self.until("document.readyState === 'complete'");
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        let mut request = json!({ "id": id, "method": method, "params": params });
        if !self.session.is_empty() {
            request["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(request.to_string())).expect("the browser listens");
        loop {
            let answer = self.read();
            if answer["id"] == json!(id) {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
        }
    }

    /// Reads one message and notes what it tells of the page.
    fn read(&mut self) -> Value {
        let message = self.socket.read().expect("the browser answers");
        let Message::Text(text) = message else { return Value::Null };
        let event: Value = serde_json::from_str(&text).expect("JSON");
        let params = &event["params"];
        match event["method"].as_str().unwrap_or_default() {
            "Page.loadEventFired" => self.loaded = true,
            "Network.requestWillBeSent" => {
                self.requests.push(params["request"]["url"].as_str().unwrap_or_default().to_string());
            }
            "Runtime.exceptionThrown" => self.console.push(params["exceptionDetails"].to_string()),
            "Log.entryAdded" if params["entry"]["level"] == json!("error") => {
                self.console.push(params["entry"].to_string());
            }
            "Runtime.consoleAPICalled" if params["type"] == json!("error") => {
                self.console.push(params["args"].to_string())
            }
            _ => {}
        }
        event
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn debugging_address(child: &mut Child) -> String {
    let stderr = child.stderr.take().expect("the browser's words");
    let mut lines = BufReader::new(stderr).lines();
    let address = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("DevTools listening on ").map(str::to_string))
        .expect("the browser names its debugging address");
    // The pipe is read to its end, so that the browser never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    address
}
