(function () {
  var script = document.currentScript;
  var shown = Number(script && script.dataset.version);
  var box = null;
  function show(text) {
    if (box) { box.remove(); box = null; }
    if (!text) return;
    box = document.createElement('pre');
    box.id = 'yuanzhi-faults';
    box.setAttribute('role', 'alert');
    box.style.cssText = 'position:fixed;inset:auto 0 0 0;max-height:70vh;overflow:auto;margin:0;padding:1rem;z-index:9999;background:#1d1a16;color:#f6efe2;border-top:4px solid #c8341f;font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap';
    box.textContent = text;
    document.body.appendChild(box);
  }
  function ask(version) {
    fetch('/__yuanzhi/wait' + (version === null ? '' : '?version=' + version))
      .then(function (answer) { return answer.json(); })
      .then(function (news) {
        if (news.version !== shown && !news.faults) { location.reload(); return; }
        show(news.faults);
        ask(news.version);
      })
      .catch(function () { setTimeout(function () { ask(null); }, 500); });
  }
  ask(null);
})();
