/** Buttons with `data-admin` send that action to the runtime, say what came of it, and show the page anew. */
export const consoleScript = `
(function () {
  var toast = document.getElementById('toast');
  var timer;
  function say(text) {
    toast.textContent = text;
    toast.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(function () { toast.hidden = true; }, 6000);
  }
  var kept = sessionStorage.getItem('yima.console.toast');
  if (kept) { sessionStorage.removeItem('yima.console.toast'); say(kept); }
  var here = document.querySelector('nav a[aria-current]');
  if (here) here.scrollIntoView({ inline: 'center', block: 'nearest' });
  document.addEventListener('click', function (event) {
    var button = event.target.closest('button[data-admin]');
    if (!button) return;
    if (button.dataset.sure && !confirm(button.dataset.sure)) return;
    var words = button.textContent;
    var startedAt = Date.now();
    button.disabled = true;
    var ticking = setInterval(function () {
      button.textContent = words + ' ' + Math.round((Date.now() - startedAt) / 1000) + ' s';
    }, 1000);
    fetch('/_local/admin', { method: 'POST', headers: { 'content-type': 'application/json' }, body: button.dataset.admin })
      .then(function (res) { return res.json(); })
      .then(function (answer) {
        if (answer.code) throw new Error(answer.code + '：' + answer.message);
        sessionStorage.setItem('yima.console.toast', button.dataset.done || '好了');
        location.reload();
      })
      .catch(function (error) { say('没有成功。' + error.message); })
      .finally(function () { clearInterval(ticking); button.disabled = false; button.textContent = words; });
  });
})();
`;
